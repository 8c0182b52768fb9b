import type { Scope } from '@rosetta/access';
import { type CommonQueryMethods, sql } from 'slonik';
import { z } from 'zod';
import type { AmountKey } from '../reads/page.ts';
import {
  chargeFilter,
  costColumn,
  type CostFilter,
  type CostKind,
  listOrNull,
  scopeList,
} from './costFilter.ts';

const text = z.string();
const optional = text.nullable();
const CostLine = z.object({
  lineId: text,
  chargeMonth: text,
  billingMonth: text,
  currency: text,
  provider: text,
  service: text,
  subAccountId: optional,
  subAccountName: optional,
  resourceId: optional,
  resourceName: optional,
  region: optional,
  description: optional,
  chargeCategory: z.enum(['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment']),
  chargeClass: optional,
  chargePeriodStart: text,
  chargePeriodEnd: text,
  quantity: optional,
  unit: optional,
  shareKind: z.enum(['direct', 'indirect', 'unallocated']),
  poolId: optional,
  ratio: text,
  pivotSystem: optional,
  cost: optional,
  share: text,
});

/** What lines are asked by. */
export interface LinesOf extends CostFilter {
  costKind: CostKind;
  after: AmountKey | undefined;
  limit: number;
}

/** The consumers that a filter and a scope let through, on dim_application named `applications`. */
const consumerFilter = (scope: Scope, filter: CostFilter) => {
  const { applicationId = null, groupId = null } = filter;
  return sql.fragment`
  (${applicationId}::text is null or applications.application_id = ${applicationId})
  and (${groupId}::text is null or applications.group_id = ${groupId})
  and (${scopeList(scope)}::text[] is null or applications.application_id = any(${scopeList(scope)}::text[]))`;
};

/** The narrow part of the lines that match by what was consumed, whoever consumed it. */
const linesOf = (costKind: CostKind, filter: CostFilter) => {
  const { domainId = null, familyId = null, productId = null } = filter;
  return sql.fragment`
    select costs.line_id, costs.charge_month, costs.billing_currency, costs.application_id, costs.pool_id,
      costs.share_kind, coalesce(costs.${costColumn(costKind)}, 0) as cost
    from marts.fct_cost_line as costs
    join marts.dim_product as products using (product_id)
    where ${chargeFilter(filter)}
      and (${domainId}::text is null or products.domain_id = ${domainId})
      and (${familyId}::text is null or products.family_id = ${familyId})
      and (${productId}::text is null or costs.product_id = ${productId})`;
};

/** Reads billing lines from fct_cost_line, and the shares of pools from fct_allocation. */
export const costLines = (db: CommonQueryMethods) => ({
  /** The lines behind a figure, largest share first; a line of a pool with the ratio that falls to the filter. */
  list: (scope: Scope, { costKind, after, limit, ...filter }: LinesOf) => {
    const [share, lineId, shareKind] = after ?? [null, null, null];
    const kinds = listOrNull(filter.shareKind);
    // Not materialized: each use of `lines` then reads through the index of its own application or pool.
    return db.any(sql.type(CostLine)`
      with lines as not materialized (${linesOf(costKind, filter)}),
      ratios as (
        select allocations.charge_month, allocations.billing_currency, allocations.pool_id,
          case when applications.application_id = 'unallocated' then 'unallocated' else 'indirect' end as share_kind,
          sum(allocations.ratio) as ratio
        from marts.fct_allocation as allocations
        join marts.dim_application as applications using (application_id)
        where ${consumerFilter(scope, filter)}
        group by 1, 2, 3, 4
        having sum(allocations.ratio) <> 0
      ),
      shares as (
        select lines.line_id, lines.share_kind, 1::numeric as ratio, lines.cost as share
        from lines
        join marts.dim_application as applications using (application_id)
        where lines.share_kind <> 'shared' and ${consumerFilter(scope, filter)}
        union all
        select lines.line_id, ratios.share_kind, ratios.ratio, lines.cost * ratios.ratio as share
        from lines
        join ratios using (charge_month, billing_currency, pool_id)
        where lines.share_kind = 'shared'
      ),
      page as (
        select line_id, share_kind, ratio, share
        from shares
        where (${kinds}::text[] is null or share_kind = any(${kinds}::text[]))
          and (${share}::numeric is null or share < ${share}::numeric
            or (share = ${share}::numeric and (line_id, share_kind) > (${lineId}::text, ${shareKind}::text)))
        order by share desc, line_id, share_kind
        limit ${limit + 1}
      )
      select
        line_id as "lineId",
        to_char(lines.charge_month, 'YYYY-MM') as "chargeMonth",
        to_char(lines.billing_month, 'YYYY-MM') as "billingMonth",
        lines.billing_currency as currency,
        lines.provider_name as provider,
        lines.service_name as service,
        lines.sub_account_id as "subAccountId",
        lines.sub_account_name as "subAccountName",
        lines.resource_id as "resourceId",
        lines.resource_name as "resourceName",
        lines.region_name as region,
        lines.charge_description as description,
        lines.charge_category as "chargeCategory",
        lines.charge_class as "chargeClass",
        lines.charge_period_start as "chargePeriodStart",
        lines.charge_period_end as "chargePeriodEnd",
        trim_scale(lines.consumed_quantity)::text as quantity,
        lines.consumed_unit as unit,
        page.share_kind as "shareKind",
        lines.pool_id as "poolId",
        trim_scale(page.ratio)::text as ratio,
        lines.pivot_system as "pivotSystem",
        trim_scale(lines.${costColumn(costKind)})::text as cost,
        trim_scale(page.share)::text as share
      from page
      join marts.fct_cost_line as lines using (line_id)
      order by page.share desc, line_id, page.share_kind`);
  },
});
