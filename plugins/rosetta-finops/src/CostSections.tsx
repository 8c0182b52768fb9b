import type { components } from '@rosetta/generated/finops-api/types.ts';
import type { Span } from '@rosetta/plugin-rosetta-core';
import { useEffect, useMemo } from 'react';
import { CostDrilldown } from './drilldown/CostDrilldown';
import { CostFilterBar } from './filters/CostFilterBar';
import type { CostFilters } from './filters/costFilters';
import { chartedMonths, costPeriod } from './filters/costPeriod';
import { costQuery } from './filters/costQuery';
import { CostKpis } from './kpis/CostKpis';
import styles from './layout.module.css';
import { CostTrend } from './trend/CostTrend';

/** The dashboard over one period: filters, key figures, trend, drill-down. */
export const CostSections = ({
  dimensions,
  span,
  filters,
}: {
  dimensions: components['schemas']['CostDimensions'];
  span: Span;
  filters: CostFilters;
}) => {
  const { values, set } = filters;
  const { period, refused } = useMemo(() => costPeriod(values, span), [values, span]);
  const query = useMemo(() => costQuery(values, period), [values, period]);

  // A default that follows the data is written down, so that the link still means the same next month.
  useEffect(() => {
    if (!values.from && !values.to && filters.refused.length === 0) set(period, { replace: true });
  }, [values.from, values.to, filters.refused, period, set]);

  return (
    <div className={styles.stack}>
      <CostFilterBar
        filters={filters}
        refused={[...filters.refused, ...refused]}
        period={period}
        span={span}
        dimensions={dimensions}
      />
      <CostKpis query={query} period={period} filters={filters} />
      <CostTrend query={query} months={chartedMonths(period, span)} filters={filters} />
      <CostDrilldown query={query} filters={filters} domains={dimensions.domains} />
    </div>
  );
};
