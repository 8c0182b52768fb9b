import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { Link, useLocation } from 'react-router-dom';
import { useFormats } from '../../format/useFormats';
import type { Run, Step } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { useLinks } from '../frame/links';
import { useWords } from '../frame/useWords';
import { batchesTranslationRef } from '../translation/ref';

const kinds = { failed: 'danger', lost: 'danger', cancelled: 'warning' } as const;
const isBad = (status: string): status is keyof typeof kinds => status in kinds;

/** How the run ended, worst first: what went wrong, where, and the next step to take. */
export const Outcome = ({ run, steps }: { run: Run; steps: readonly Step[] }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const words = useWords();
  const links = useLinks();
  const { pathname } = useLocation();
  const failed = steps.find(({ status }) => status === 'failed');
  const rejected = steps.reduce((sum, step) => sum + (step.rowsRejected ?? 0), 0);
  const bad = isBad(run.status) ? run.status : undefined;
  return (
    <>
      {bad && (
        <div role={bad === 'cancelled' ? undefined : 'alert'} data-outcome={bad}>
          <Alert
            status={kinds[bad]}
            icon
            title={t(`run.${bad}`)}
            description={
              <div className={styles.message}>
                {failed?.message && failed.message !== run.message && (
                  <p>{t('run.failedStep', { step: failed.name, message: failed.message })}</p>
                )}
                {(run.message || bad === 'failed') && <p>{run.message ?? t('run.unknown')}</p>}
                <p>{t(`run.${bad}Next`)}</p>
                {bad === 'failed' && (
                  <p>
                    <Link to={`${pathname}?level=error#log`} className={styles.link}>
                      {t('run.showErrors')}
                    </Link>
                  </p>
                )}
              </div>
            }
          />
        </div>
      )}
      {run.cancelRequestedBy && run.cancelRequestedAt && run.status === 'running' && (
        <Alert
          status="warning"
          icon
          title={t('cancel.asked', {
            who: words.who(run.cancelRequestedBy),
            when: format.ago(run.cancelRequestedAt),
          })}
        />
      )}
      {run.status === 'queued' && <Alert status="info" icon title={t('run.queued')} />}
      {rejected > 0 && (
        <Alert
          status="warning"
          icon
          title={t('run.rejected', { n: format.count(rejected) })}
          description={
            <div className={styles.message}>
              <p>{t('run.rejectedNext')}</p>
              <p>
                <Link to={links.rejected} className={styles.link}>
                  {t('run.rejectedLink')}
                </Link>
              </p>
            </div>
          }
        />
      )}
      {run.status === 'succeeded' && run.message && <Alert status="success" icon title={run.message} />}
    </>
  );
};
