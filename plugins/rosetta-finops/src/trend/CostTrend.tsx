import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ChartSkeleton,
  ChartWithTable,
  FilterSelect,
  States,
  type Month,
} from '@rosetta/plugin-rosetta-core';
import { FigureInfo } from '../figure/FigureInfo';
import type { CostFilters, CostFilterValues } from '../filters/costFilters';
import type { CostQuery } from '../filters/costQuery';
import styles from '../layout.module.css';
import { useMonthlyCosts } from '../operations/useMonthlyCosts';
import { finopsTranslationRef } from '../translation/ref';
import { monthlyCsv } from './monthlyCsv';
import { useKeyName } from './useKeyName';

const splits = ['domain', 'shareKind', 'chargeCategory'] as const;

/** Cost by month: one stacked chart for each currency, since two are never added. */
export const CostTrend = ({
  query,
  months,
  filters,
}: {
  query: CostQuery;
  months: Month[];
  filters: CostFilters;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { split, costKind } = filters.values;
  const nameOf = useKeyName(split);
  const monthly = useMonthlyCosts({ ...query, groupBy: split });
  if (monthly.data?.items.length === 0) return null; // the drill-down below says why, and what to do
  return (
    <section className={styles.section} aria-label={t('trend.label')}>
      <div className={styles.head}>
        <h2>{t('trend.label')}</h2>
        <div className={styles.select}>
          <FilterSelect
            label={t('trend.split')}
            value={split}
            choices={splits.map((id) => ({ id, label: t(`trend.${id}`) }))}
            onChange={(next) => filters.set({ split: next as CostFilterValues['split'] })}
          />
        </div>
      </div>
      <States of={monthly} skeleton={<ChartSkeleton />}>
        {(data) =>
          [...new Set(data.items.map(({ currency }) => currency))].sort().map((currency) => {
            const title = t('trend.title', { currency });
            const items = data.items.filter((item) => item.currency === currency);
            return (
              <ChartWithTable
                key={currency}
                title={title}
                info={<FigureInfo title={title} meaning={t('trend.meaning')} costKind={costKind} />}
                months={months}
                currency={currency}
                palette={[...new Set(data.items.map(({ key }) => key))].sort()}
                points={items.map((item) => ({ ...item, name: nameOf(item) }))}
                onCsv={() => monthlyCsv(items, { split, costKind, publication: data.publication.id })}
              />
            );
          })
        }
      </States>
    </section>
  );
};
