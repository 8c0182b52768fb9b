import type { Scope } from '@rosetta/access';
import { sql } from 'slonik';
import type { Query } from '../contract.ts';

/** The filters that every cost figure takes, as the API names them. */
export type CostFilter = Pick<
  Query<'listCostLines'>,
  | 'from'
  | 'to'
  | 'currency'
  | 'domainId'
  | 'familyId'
  | 'productId'
  | 'applicationId'
  | 'groupId'
  | 'chargeCategory'
  | 'shareKind'
>;

/** The kinds of cost that can be added up. */
export type CostKind = Query<'listCostLines'>['costKind'];

/** A list for `= any(...)`, or null where everything goes. */
export const listOrNull = (values: readonly string[] | undefined) =>
  values ? sql.array(values, 'text') : null;

/** The column of a cost kind. */
export const costColumn = (kind: CostKind) => sql.identifier([`${kind}_cost`]);

/** The applications that a scope lets through, or null for all of them. */
export const scopeList = ({ applications }: Scope) =>
  applications === 'all' ? null : sql.array(applications, 'text');

/** The period, currency and charge category of a filter, on a relation that is named `costs`. */
export const chargeFilter = ({ from, to, chargeCategory, ...filter }: CostFilter) => {
  const { currency = null } = filter;
  return sql.fragment`
  costs.charge_month >= ${`${from}-01`}::date
  and costs.charge_month < ${`${to}-01`}::date
  and (${currency}::text is null or costs.billing_currency = ${currency})
  and (${listOrNull(chargeCategory)}::text[] is null or costs.charge_category = any(${listOrNull(chargeCategory)}::text[]))`;
};

/** Everything that a filter and a scope say, on mv_cost_tree named `costs`. */
export const costFilter = (scope: Scope, filter: CostFilter) => {
  const { domainId = null, familyId = null, productId = null, applicationId = null, groupId = null } = filter;
  return sql.fragment`${chargeFilter(filter)}
  and (${domainId}::text is null or costs.domain_id = ${domainId})
  and (${familyId}::text is null or costs.family_id = ${familyId})
  and (${productId}::text is null or costs.product_id = ${productId})
  and (${applicationId}::text is null or costs.application_id = ${applicationId})
  and (${groupId}::text is null or costs.group_id = ${groupId})
  and (${listOrNull(filter.shareKind)}::text[] is null or costs.share_kind = any(${listOrNull(filter.shareKind)}::text[]))
  and (${scopeList(scope)}::text[] is null or costs.application_id = any(${scopeList(scope)}::text[]))`;
};
