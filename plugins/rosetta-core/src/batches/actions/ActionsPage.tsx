import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo } from 'react';
import { downloadCsv } from '../../csv/download';
import { ExportButton } from '../../csv/ExportButton';
import { fileName } from '../../csv/fileName';
import { FilterBar } from '../../filters/FilterBar';
import { FilterSelect } from '../../filters/FilterSelect';
import { FilterText } from '../../filters/FilterText';
import { useUrlFilters } from '../../filters/useUrlFilters';
import { TableSkeleton } from '../../states/skeletons';
import { States } from '../../states/States';
import { LoadMore } from '../../table/LoadMore';
import { ScrollTable } from '../../table/ScrollTable';
import { useBatches } from '../api/BatchesContext';
import styles from '../frame/batches.module.css';
import { ClearedFilters } from '../frame/ClearedFilters';
import { DayFilters } from '../frame/DayFilters';
import { useAdminActions } from '../operations/useAdminActions';
import { useReadAll } from '../operations/useReadAll';
import { batchesTranslationRef } from '../translation/ref';
import { actionFilters, actionQuery, kinds } from './actionFilters';
import { ActionRow } from './ActionRow';
import { actionsCsv } from './actionsCsv';

const cleared = { who: undefined, action: undefined, from: undefined, to: undefined };

/** Who did what to the batch, newest first. */
export const ActionsPage = () => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const { batch } = useBatches();
  const { values, set, href, refused } = useUrlFilters(actionFilters);
  const query = useMemo(() => actionQuery(values), [values]);
  const actions = useAdminActions(query);
  const readAll = useReadAll();
  const title = t('actions.title');
  const onWho = useCallback((who?: string) => set({ who }, { replace: true }), [set]);
  const exportCsv = async () =>
    downloadCsv(actionsCsv(await readAll.actions(query)), fileName('csv', batch, 'actions'));
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <ExportButton format="csv" title={title} run={exportCsv} />
      </div>
      <FilterBar refused={refused}>
        <FilterText label={t('filters.who')} value={values.who} onChange={onWho} />
        <FilterSelect
          label={t('filters.action')}
          optional
          value={values.action}
          choices={kinds.map((id) => ({ id, label: t(`actions.${id}`) }))}
          onChange={(action) => set({ action: action as typeof values.action })}
        />
        <DayFilters from={values.from} to={values.to} onChange={set} />
      </FilterBar>
      <States
        of={actions}
        skeleton={<TableSkeleton rows={8} />}
        isEmpty={({ pages }) => pages[0]!.items.length === 0}
        empty={
          <ClearedFilters
            title={t('actions.empty')}
            description={t('actions.emptyDescription')}
            href={href(cleared)}
          />
        }
      >
        {({ pages }) => (
          <>
            <ScrollTable title={title}>
              <thead>
                <tr>
                  {(['when', 'who', 'action', 'run', 'detail'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`actions.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {pages
                  .flatMap(({ items }) => items)
                  .map((action) => (
                    <ActionRow key={action.actionId} action={action} />
                  ))}
              </tbody>
            </ScrollTable>
            <LoadMore of={actions} />
          </>
        )}
      </States>
    </section>
  );
};
