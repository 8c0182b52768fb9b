import type { Period } from '@rosetta/plugin-rosetta-core';
import type { operations } from '@rosetta/generated/finops-api/types.ts';
import type { CostFilterValues } from './costFilters';

/** The filter that all cost operations share. */
export type CostQuery = Omit<operations['listCostLines']['parameters']['query'], 'limit' | 'cursor'>;

/** The page's filters as the API's parameters. */
export const costQuery = (values: CostFilterValues, period: Period): CostQuery => ({
  ...period,
  costKind: values.costKind,
  currency: values.currency,
  chargeCategory: values.category,
  groupId: values.group,
  domainId: values.domain,
  familyId: values.family,
  productId: values.product,
  applicationId: values.application,
});
