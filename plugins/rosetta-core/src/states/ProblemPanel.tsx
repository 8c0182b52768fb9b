import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import type { ProblemError, ProblemKind } from '../operations/ProblemError';
import { coreTranslationRef } from '../translation/ref';
import styles from './ProblemPanel.module.css';

// What only the reader can mend is an alarm; what mends itself or needs a right is not.
const status = {
  failed: 'danger',
  unreachable: 'danger',
  signedOut: 'warning',
  forbidden: 'warning',
  unpublished: 'info',
  moved: 'info',
} as const;

/** Says what went wrong, in the service's own words where the page has no better ones, with the request id and a retry. */
export const ProblemPanel = ({
  error,
  onRetry,
  isRetrying = false,
}: {
  error: ProblemError;
  onRetry: () => void;
  isRetrying?: boolean;
}) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { kind, problem } = error;
  const own = kind === 'failed' ? undefined : (kind satisfies Exclude<ProblemKind, 'failed'>);
  return (
    <div role="alert" data-problem={kind}>
      <Alert
        status={status[kind]}
        icon
        title={own ? t(`states.${own}`) : problem.title || t('states.failed')}
        description={
          <div className={styles.body}>
            {own && <p>{t(`states.${own}Detail`)}</p>}
            {problem.detail && <p className={own ? styles.quote : undefined}>{problem.detail}</p>}
            {problem.errors?.map(({ pointer, detail }) => (
              <p key={pointer}>
                <code>{pointer}</code> {detail}
              </p>
            ))}
            <dl className={styles.facts}>
              {problem.status > 0 && (
                <div>
                  <dt>{t('states.status')}</dt>
                  <dd>{problem.status}</dd>
                </div>
              )}
              {problem.requestId && (
                <div>
                  <dt>{t('states.requestId')}</dt>
                  <dd>
                    <code>{problem.requestId}</code>
                  </dd>
                </div>
              )}
            </dl>
            <div>
              <Button variant="secondary" isPending={isRetrying} onPress={onRetry}>
                {t('states.retry')}
              </Button>
            </div>
          </div>
        }
      />
    </div>
  );
};
