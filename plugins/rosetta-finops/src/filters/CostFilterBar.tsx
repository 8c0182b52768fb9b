import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { components } from '@rosetta/generated/finops-api/types.ts';
import {
  FilterBar,
  FilterMultiSelect,
  FilterSelect,
  PeriodFilter,
  type Period,
  type Refused,
  type Span,
} from '@rosetta/plugin-rosetta-core';
import { finopsTranslationRef } from '../translation/ref';
import { useNodeName } from '../drilldown/useNodeName';
import type { CostFilters, CostFilterValues } from './costFilters';

const kinds = ['billed', 'effective', 'contracted', 'list'] as const;

/** The filters of the cost page. Choosing another domain leaves the levels below it. */
export const CostFilterBar = ({
  filters,
  refused,
  period,
  span,
  dimensions,
}: {
  filters: CostFilters;
  refused: Refused[];
  period: Period;
  span: Span;
  dimensions: components['schemas']['CostDimensions'];
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const nameOf = useNodeName();
  const { values, set } = filters;
  const named = (nodes: readonly { id: string; name: string }[]) =>
    nodes.map((node) => ({ id: node.id, label: nameOf(node) }));
  return (
    <FilterBar refused={refused}>
      <PeriodFilter value={period} span={span} onChange={set} />
      <FilterSelect
        label={t('filters.currency')}
        optional
        value={values.currency}
        choices={dimensions.currencies.map((id) => ({ id, label: id }))}
        onChange={(currency) => set({ currency })}
      />
      <FilterSelect
        label={t('filters.costKind')}
        value={values.costKind}
        choices={kinds.map((id) => ({ id, label: t(`costKind.${id}`) }))}
        onChange={(costKind) => set({ costKind: costKind as CostFilterValues['costKind'] })}
      />
      <FilterMultiSelect
        label={t('filters.category')}
        value={values.category}
        choices={dimensions.chargeCategories.map((id) => ({ id, label: t(`category.${id}`) }))}
        onChange={(category) => set({ category: category as CostFilterValues['category'] })}
      />
      <FilterSelect
        label={t('filters.domain')}
        optional
        value={values.domain}
        choices={named(dimensions.domains)}
        onChange={(domain) => set({ domain, family: undefined, product: undefined, application: undefined })}
      />
      <FilterSelect
        label={t('filters.group')}
        optional
        searchable={dimensions.groups.length > 10}
        value={values.group}
        choices={named(dimensions.groups)}
        onChange={(group) => set({ group })}
      />
    </FilterBar>
  );
};
