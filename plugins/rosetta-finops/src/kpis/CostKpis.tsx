import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { KpiRow, KpiSkeleton, previousPeriod, States, type Period } from '@rosetta/plugin-rosetta-core';
import { Fragment } from 'react';
import type { CostFilters } from '../filters/costFilters';
import type { CostQuery } from '../filters/costQuery';
import { useCostTotals } from '../operations/useCostTree';
import { finopsTranslationRef } from '../translation/ref';
import { PublicationKpi } from './PublicationKpi';
import { SharesKpi } from './SharesKpi';
import { TotalKpi } from './TotalKpi';

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
    <section aria-label={t('kpi.label')}>
      <States of={now} skeleton={skeleton}>
        {({ totals }) => (
          <KpiRow>
            {totals.map((total) => (
              <Fragment key={total.currency}>
                <TotalKpi
                  total={total}
                  before={
                    previous.data &&
                    (previous.data.totals.find(({ currency }) => currency === total.currency) ?? null)
                  }
                  period={period}
                  previous={before}
                  filters={filters}
                />
                <SharesKpi total={total} period={period} filters={filters} />
              </Fragment>
            ))}
            <PublicationKpi />
          </KpiRow>
        )}
      </States>
    </section>
  );
};
