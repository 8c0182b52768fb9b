import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo } from 'react';
import { downloadCsv } from '../../csv/download';
import { ExportButton } from '../../csv/ExportButton';
import { fileName } from '../../csv/fileName';
import { FilterBar } from '../../filters/FilterBar';
import { FilterText } from '../../filters/FilterText';
import { useUrlFilters } from '../../filters/useUrlFilters';
import { EmptyState } from '../../states/EmptyState';
import { TableSkeleton } from '../../states/skeletons';
import { States } from '../../states/States';
import { LoadMore } from '../../table/LoadMore';
import { useBatches } from '../api/BatchesContext';
import styles from '../frame/batches.module.css';
import { ClearedFilters } from '../frame/ClearedFilters';
import { useReadAll } from '../operations/useReadAll';
import { useRejectedRows } from '../operations/useRejectedRows';
import { batchesTranslationRef } from '../translation/ref';
import { rejectedCsv } from './rejectedCsv';
import { rejectedFilters } from './rejectedFilters';
import { RejectedTable } from './RejectedTable';
import { Replay } from './Replay';
import { ReplayOutcome } from './ReplayOutcome';

const cleared = { loader: undefined, path: undefined, reason: undefined };

/** The documents that broke their contract: why, what they hold, and the replay. */
export const RejectedPage = () => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const { batch } = useBatches();
  const filters = useUrlFilters(rejectedFilters);
  const { values, set, href } = filters;
  const { loader, path, reason } = values;
  const query = useMemo(() => ({ loader, path, reason }), [loader, path, reason]);
  const rows = useRejectedRows(query);
  const readAll = useReadAll();
  const title = t('rejected.title');
  const exportCsv = async () =>
    downloadCsv(rejectedCsv(await readAll.rejected(query)), fileName('csv', batch, 'rejected-rows', loader));
  const onLoader = useCallback((text?: string) => set({ loader: text }, { replace: true }), [set]);
  const onPath = useCallback((text?: string) => set({ path: text }, { replace: true }), [set]);
  const onReason = useCallback((text?: string) => set({ reason: text }, { replace: true }), [set]);
  const onReplay = useCallback((runId: string) => set({ replay: runId }), [set]);
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <div className={styles.actions}>
          <ExportButton format="csv" title={title} run={exportCsv} />
          {loader && <Replay loader={loader} onStarted={onReplay} />}
        </div>
      </div>
      {values.replay && <ReplayOutcome runId={values.replay} onDismiss={() => set({ replay: undefined })} />}
      <FilterBar refused={filters.refused}>
        <FilterText label={t('filters.loader')} value={loader} onChange={onLoader} />
        <FilterText label={t('filters.path')} value={path} onChange={onPath} />
        <FilterText label={t('filters.reason')} value={reason} onChange={onReason} />
      </FilterBar>
      {!loader && <p className={styles.note}>{t('rejected.chooseLoader')}</p>}
      <States
        of={rows}
        skeleton={<TableSkeleton rows={8} />}
        isEmpty={({ pages }) => pages[0]!.items.length === 0}
        empty={
          loader || path || reason ? (
            <ClearedFilters
              title={t('rejected.emptyFilters')}
              description={t('rejected.emptyFiltersDescription')}
              href={href(cleared)}
            />
          ) : (
            <EmptyState title={t('rejected.empty')} description={t('rejected.emptyDescription')} />
          )
        }
      >
        {({ pages }) => (
          <>
            <RejectedTable
              rows={pages.flatMap(({ items }) => items)}
              loaderHref={(name) => href({ loader: name })}
              onReplay={onReplay}
            />
            <LoadMore of={rows} />
          </>
        )}
      </States>
    </section>
  );
};
