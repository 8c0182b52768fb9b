import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { KpiRow, KpiSkeleton, previousPeriod, States, type Period } from '@rosetta/plugin-rosetta-core';
import type { CostFilters } from '../filters/costFilters';
import type { CostQuery } from '../filters/costQuery';
import { useCostTotals } from '../operations/useCostTree';
import { finopsTranslationRef } from '../translation/ref';
import { CurrencyKpi } from './CurrencyKpi';
import { PublicationKpi } from './PublicationKpi';

/** The key figures: for each currency its total, what changed, and how it reaches applications; then the last publication. */
export const CostKpis = ({
  query,
  period,
  filters,
}: {
  query: CostQuery;
  period: Period;
  filters: CostFilters;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const before = previousPeriod(period);
  const now = useCostTotals({ ...query, level: 'domain' });
  const previous = useCostTotals({ ...query, ...before, level: 'domain' });
  const skeleton = (
    <KpiRow>
      <KpiSkeleton />
      <KpiSkeleton />
      <KpiSkeleton />
    </KpiRow>
  );
  return (
    <States of={now} skeleton={skeleton}>
      {({ totals }) => (
        <KpiRow title={t('kpi.label')}>
          {totals.map((total) => (
            <CurrencyKpi
              key={total.currency}
              total={total}
              before={
                previous.data &&
                (previous.data.totals.find(({ currency }) => currency === total.currency) ?? null)
              }
              period={period}
              previous={before}
              filters={filters}
            />
          ))}
          <PublicationKpi />
        </KpiRow>
      )}
    </States>
  );
};
