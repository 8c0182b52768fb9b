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
import type { CostFilters } from '../filters/costFilters';
import type { CostQuery } from '../filters/costQuery';
import styles from '../layout.module.css';
import { NothingHere } from '../NothingHere';
import { useCostLines } from '../operations/useCostLines';
import { useReadAll } from '../operations/useReadAll';
import { finopsTranslationRef } from '../translation/ref';
import { LineHead } from './LineHead';
import { LineRow } from './LineRow';
import { LineTotals } from './LineTotals';
import { linesCsv } from './linesCsv';

/** The billing lines that make up the figure of the filters, largest first, under its total. */
export const CostLines = ({
  query,
  filters,
  top,
  canGoBack,
}: {
  query: CostQuery;
  filters: CostFilters;
  top: ReactNode;
  canGoBack: boolean;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const lines = useCostLines(query);
  const { readLines } = useReadAll();
  const title = t('lines.title');
  const exportCsv = async () =>
    downloadCsv(linesCsv(await readLines(query)), fileName('csv', 'cost-lines', query.from, query.to));
  return (
    <>
      <div className={styles.head}>
        <h2>{title}</h2>
        <div className={styles.actions}>
          {canGoBack && (
            <Link to={filters.href({ view: 'tree' })} className={styles.link}>
              {t('drill.showTree')}
            </Link>
          )}
          <ExportButton format="csv" title={title} run={exportCsv} />
        </div>
      </div>
      {top}
      <States
        of={lines}
        skeleton={<TableSkeleton rows={10} />}
        isEmpty={({ pages }) => pages[0]!.items.length === 0}
        empty={<NothingHere filters={filters} />}
      >
        {({ pages }) => (
          <>
            <ScrollTable title={title}>
              <LineHead costKind={filters.values.costKind} period={query} />
              <tbody>
                <LineTotals query={query} />
                {pages
                  .flatMap(({ items }) => items)
                  .map((line) => (
                    <LineRow key={`${line.lineId} ${line.shareKind}`} line={line} />
                  ))}
              </tbody>
            </ScrollTable>
            <LoadMore of={lines} />
          </>
        )}
      </States>
    </>
  );
};
