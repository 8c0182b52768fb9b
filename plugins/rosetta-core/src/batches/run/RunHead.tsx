import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { hasEnded, type Difference, type Run } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { StatusBadge } from '../frame/StatusBadge';
import { useWords } from '../frame/useWords';
import { batchesTranslationRef } from '../translation/ref';
import { CancelRun } from './CancelRun';
import { PublishForReal } from './PublishForReal';
import { RelaunchRun } from './RelaunchRun';
import heads from './run.module.css';

/** What run this is, how far it is, and what can be done about it. */
export const RunHead = ({ run, difference }: { run: Run; difference: Difference | null }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const words = useWords();
  const inputs = words.inputs(run.inputs);
  return (
    <div className={styles.head}>
      <div className={heads.title}>
        <h2>
          {words.command(run)}
          {inputs && `, ${inputs}`}
        </h2>
        <p role="status" className={heads.status}>
          <StatusBadge status={run.status} />
          <span className={styles.code} title={run.runId}>
            {t('run.title', { id: run.runId.slice(0, 8) })}
          </span>
        </p>
      </div>
      <div className={styles.actions}>
        {!hasEnded(run) && !run.cancelRequestedAt && <CancelRun run={run} />}
        {hasEnded(run) && <RelaunchRun run={run} />}
        {run.inputs.dryRun && run.status === 'succeeded' && difference && (
          <PublishForReal difference={difference} />
        )}
      </div>
    </div>
  );
};
