import type { Scope } from '@rosetta/access';
import { type CommonQueryMethods, sql } from 'slonik';
import { z } from 'zod';
import type { Query } from '../contract.ts';
import type { MonthKey } from '../reads/page.ts';
import {
  chargeFilter,
  costColumn,
  type CostFilter,
  costFilter,
  type CostKind,
  listOrNull,
} from './costFilter.ts';

const MonthlyCost = z.object({
  month: z.string(),
  key: z.string(),
  name: z.string(),
  currency: z.string(),
  cost: z.string(),
});

/** What monthly costs are asked by. */
export interface MonthsOf extends CostFilter {
  groupBy: Query<'listMonthlyCosts'>['groupBy'];
  costKind: CostKind;
  after: MonthKey | undefined;
  limit: number;
}

/** What each month is split by: the key and the name of a part. */
const parts = {
  none: sql.fragment`'all' as key, 'All' as name`,
  domain: sql.fragment`costs.domain_id as key, costs.domain_name as name`,
  shareKind: sql.fragment`costs.share_kind as key, costs.share_kind as name`,
  chargeCategory: sql.fragment`costs.charge_category as key, costs.charge_category as name`,
} as const;

/** The rows to add up: the small view of months when it has all that is asked for, else the tree. */
const rowsFor = (scope: Scope, filter: CostFilter) => {
  const { domainId = null, groupId = null, familyId, productId, applicationId, shareKind } = filter;
  if (
    scope.applications !== 'all' ||
    familyId !== undefined ||
    productId !== undefined ||
    applicationId !== undefined
  ) {
    return sql.fragment`marts.mv_cost_tree as costs where ${costFilter(scope, filter)}`;
  }
  return sql.fragment`marts.mv_cost_by_month as costs where ${chargeFilter(filter)}
    and (${domainId}::text is null or costs.domain_id = ${domainId})
    and (${groupId}::text is null or costs.group_id = ${groupId})
    and (${listOrNull(shareKind)}::text[] is null or costs.share_kind = any(${listOrNull(shareKind)}::text[]))`;
};

/** Reads costs by month. */
export const monthlyCosts = (db: CommonQueryMethods) => ({
  /** Oldest month first; one more than the limit when there are more. */
  list: (scope: Scope, { groupBy, costKind, after, limit, ...filter }: MonthsOf) => {
    const [month, key, currency] = after ?? [null, null, null];
    return db.any(sql.type(MonthlyCost)`
      with parts as (
        select to_char(costs.charge_month, 'YYYY-MM') as month, costs.billing_currency as currency, ${parts[groupBy]},
          costs.${costColumn(costKind)} as cost
        from ${rowsFor(scope, filter)}
      ),
      months as (
        select month, key, name, currency, sum(cost) as cost
        from parts
        group by month, key, name, currency
      )
      select month, key, name, currency, trim_scale(cost)::text as cost
      from months
      where ${month}::text is null or (month, key, currency) > (${month}::text, ${key}::text, ${currency}::text)
      order by month, key, currency
      limit ${limit + 1}`);
  },
});
