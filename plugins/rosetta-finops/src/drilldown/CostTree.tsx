import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  downloadCsv,
  ExportButton,
  fileName,
  LoadMore,
  ScrollTable,
  States,
  TableSkeleton,
} from '@rosetta/plugin-rosetta-core';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { CostFilters, Level } from '../filters/costFilters';
import type { CostQuery } from '../filters/costQuery';
import styles from '../layout.module.css';
import { useCostTree } from '../operations/useCostTree';
import { useReadAll } from '../operations/useReadAll';
import { NothingHere } from '../NothingHere';
import { finopsTranslationRef } from '../translation/ref';
import { TreeHead } from './TreeHead';
import { TreeRows } from './TreeRows';
import { treeCsv } from './treeCsv';

/** One level of the tree: its nodes by currency, each under its total; a click goes one level down. */
export const CostTree = ({
  level,
  query,
  filters,
  top,
}: {
  level: Level;
  query: CostQuery;
  filters: CostFilters;
  top: ReactNode;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const tree = useCostTree({ ...query, level });
  const { readTree } = useReadAll();
  const title = t('drill.table', { level: t(`drill.${level}`) });
  const exportCsv = async () =>
    downloadCsv(
      treeCsv(await readTree({ ...query, level })),
      fileName('csv', 'costs', level, query.from, query.to),
    );
  return (
    <>
      <div className={styles.head}>
        <h2>{t('drill.title')}</h2>
        <div className={styles.actions}>
          <Link to={filters.href({ view: 'lines' })} className={styles.link}>
            {t('drill.showLines')}
          </Link>
          <ExportButton format="csv" title={title} run={exportCsv} />
        </div>
      </div>
      {top}
      <States
        of={tree}
        skeleton={<TableSkeleton />}
        isEmpty={({ pages }) => pages[0]!.items.length === 0}
        empty={<NothingHere filters={filters} />}
      >
        {({ pages }) => (
          <>
            <ScrollTable title={title}>
              <TreeHead level={level} query={query} filters={filters} />
              {pages[0]!.totals.map((total) => (
                <TreeRows
                  key={total.currency}
                  level={level}
                  total={total}
                  items={pages
                    .flatMap(({ items }) => items)
                    .filter(({ currency }) => currency === total.currency)}
                  filters={filters}
                />
              ))}
            </ScrollTable>
            {tree.hasNextPage && (
              <p className={styles.note}>{t('drill.partial', { level: t(`drill.${level}`) })}</p>
            )}
            <LoadMore of={tree} />
          </>
        )}
      </States>
    </>
  );
};
