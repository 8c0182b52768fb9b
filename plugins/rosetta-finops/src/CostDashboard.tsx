import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState, States, useUrlFilters, type Span } from '@rosetta/plugin-rosetta-core';
import { CostSections } from './CostSections';
import { DashboardSkeleton } from './DashboardSkeleton';
import { costFilters } from './filters/costFilters';
import { useCostDimensions } from './operations/useCostDimensions';
import { usePublicationGuard } from './operations/usePublicationGuard';
import { finopsTranslationRef } from './translation/ref';

/** Loads what the filters can choose from, then the dashboard; says so when there is no cost at all. */
export const CostDashboard = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  usePublicationGuard();
  const filters = useUrlFilters(costFilters);
  const dimensions = useCostDimensions();
  return (
    <States
      of={dimensions}
      skeleton={<DashboardSkeleton />}
      isEmpty={({ months }) => months.first === null}
      empty={<EmptyState title={t('empty.noData')} description={t('empty.noDataDescription')} />}
    >
      {(data) => <CostSections dimensions={data} span={data.months as Span} filters={filters} />}
    </States>
  );
};
