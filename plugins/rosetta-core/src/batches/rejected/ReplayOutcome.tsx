import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { States } from '../../states/States';
import { useBatches } from '../api/BatchesContext';
import { hasEnded, type RunDetail } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { useLinks } from '../frame/links';
import { StatusBadge } from '../frame/StatusBadge';
import { useBatchRun } from '../operations/useBatchRun';
import { batchesTranslationRef } from '../translation/ref';

// A replay that loaded nothing new has run well, and still left work to do.
const tone = ({ run: { status }, steps }: RunDetail) => {
  if (status === 'failed' || status === 'lost') return 'danger';
  if (status !== 'succeeded') return 'info';
  return steps.some(({ rowsRejected }) => (rowsRejected ?? 0) > 0) ? 'warning' : 'success';
};

/** How a replay goes and ends; the list is asked again when it has ended. */
export const ReplayOutcome = ({ runId, onDismiss }: { runId: string; onDismiss: () => void }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const { batch } = useBatches();
  const links = useLinks();
  const cache = useQueryClient();
  const replay = useBatchRun(runId, { poll: true });
  const ended = replay.data !== undefined && hasEnded(replay.data.run);
  useEffect(() => {
    if (ended) void cache.invalidateQueries({ queryKey: ['batches', batch, 'listRejectedRows'] });
  }, [ended, cache, batch]);
  return (
    <States of={replay} skeleton={null}>
      {(detail) => (
        <div role="status" data-replay={detail.run.status}>
          <Alert
            status={tone(detail)}
            icon
            title={
              <>
                {t('rejected.outcome')} <StatusBadge status={detail.run.status} />
              </>
            }
            description={
              <div className={styles.message}>
                <p>{detail.run.message ?? (ended ? '' : t('rejected.outcomeRunning'))}</p>
                <div className={styles.actions}>
                  <Link to={links.run(runId)} className={styles.link}>
                    {t('rejected.outcomeLink')}
                  </Link>
                  <Button size="small" variant="tertiary" onPress={onDismiss}>
                    {t('rejected.dismiss')}
                  </Button>
                </div>
              </div>
            }
          />
        </div>
      )}
    </States>
  );
};
