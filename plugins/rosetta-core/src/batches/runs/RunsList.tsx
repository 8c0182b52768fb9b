import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { downloadCsv } from '../../csv/download';
import { ExportButton } from '../../csv/ExportButton';
import { fileName } from '../../csv/fileName';
import { useUrlFilters } from '../../filters/useUrlFilters';
import { EmptyState } from '../../states/EmptyState';
import { TableSkeleton } from '../../states/skeletons';
import { States } from '../../states/States';
import { LoadMore } from '../../table/LoadMore';
import { useBatches } from '../api/BatchesContext';
import styles from '../frame/batches.module.css';
import { ClearedFilters } from '../frame/ClearedFilters';
import { useBatchRuns } from '../operations/useBatchRuns';
import { useReadAll } from '../operations/useReadAll';
import { batchesTranslationRef } from '../translation/ref';
import { StartRun } from '../trigger/StartRun';
import { RunFilterBar } from './RunFilterBar';
import { runFilters, runQuery } from './runFilters';
import { runsCsv } from './runsCsv';
import { RunsTable } from './RunsTable';

const cleared = { status: undefined, command: undefined, trigger: undefined, from: undefined, to: undefined };

/** The runs of the batch, newest first, with their filters; it follows what runs. */
export const RunsList = () => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const { batch } = useBatches();
  const filters = useUrlFilters(runFilters);
  const query = useMemo(() => runQuery(filters.values), [filters.values]);
  const runs = useBatchRuns(query);
  const readAll = useReadAll();
  const title = t('runs.title');
  const exportCsv = async () =>
    downloadCsv(runsCsv(await readAll.runs(query)), fileName('csv', batch, 'runs'));
  const filtered = Object.values(filters.values).some((value) => value !== undefined);
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <div className={styles.actions}>
          <ExportButton format="csv" title={title} run={exportCsv} />
          <StartRun />
        </div>
      </div>
      <RunFilterBar filters={filters} />
      <States
        of={runs}
        skeleton={<TableSkeleton rows={8} />}
        isEmpty={({ pages }) => pages[0]!.items.length === 0}
        empty={
          filtered ? (
            <ClearedFilters
              title={t('runs.empty')}
              description={t('runs.emptyDescription')}
              href={filters.href(cleared)}
            />
          ) : (
            <EmptyState title={t('runs.never')} description={t('runs.neverDescription')} />
          )
        }
      >
        {({ pages }) => (
          <>
            <RunsTable runs={pages.flatMap(({ items }) => items)} />
            <LoadMore of={runs} />
          </>
        )}
      </States>
    </section>
  );
};
