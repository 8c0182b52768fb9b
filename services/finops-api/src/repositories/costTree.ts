import type { Scope } from '@rosetta/access';
import { type CommonQueryMethods, sql } from 'slonik';
import { z } from 'zod';
import type { Query } from '../contract.ts';
import type { AmountKey } from '../reads/page.ts';
import { costColumn, type CostFilter, costFilter, type CostKind } from './costFilter.ts';

const Amounts = {
  currency: z.string(),
  cost: z.string(),
  direct: z.string(),
  indirect: z.string(),
  unallocated: z.string(),
};
const Node = z.object({ id: z.string(), name: z.string(), ...Amounts, lineCount: z.number() });
const Total = z.object(Amounts);

/** What the nodes of a level are asked by. */
export interface NodesOf extends CostFilter {
  level: Query<'getCostTree'>['level'];
  costKind: CostKind;
  after: AmountKey | undefined;
  limit: number;
}

/** Reads the cost tree from mv_cost_tree. */
export const costTree = (db: CommonQueryMethods) => ({
  /** The nodes of one level, most expensive first; one more than the limit when there are more. */
  nodes: (scope: Scope, { level, costKind, after, limit, ...filter }: NodesOf) => {
    const [cost, id, currency] = after ?? [null, null, null];
    return db.any(sql.type(Node)`
      with nodes as (
        select
          costs.${sql.identifier([`${level}_id`])} as id,
          costs.${sql.identifier([`${level}_name`])} as name,
          costs.billing_currency as currency,
          sum(costs.${costColumn(costKind)}) as cost,
          coalesce(sum(costs.${costColumn(costKind)}) filter (where costs.share_kind = 'direct'), 0) as direct,
          coalesce(sum(costs.${costColumn(costKind)}) filter (where costs.share_kind = 'indirect'), 0) as indirect,
          coalesce(sum(costs.${costColumn(costKind)}) filter (where costs.share_kind = 'unallocated'), 0) as unallocated,
          sum(costs.line_count)::bigint as line_count
        from marts.mv_cost_tree as costs
        where ${costFilter(scope, filter)}
        group by costs.${sql.identifier([`${level}_id`])}, costs.${sql.identifier([`${level}_name`])}, costs.billing_currency
      )
      select
        id,
        name,
        currency,
        trim_scale(cost)::text as cost,
        trim_scale(direct)::text as direct,
        trim_scale(indirect)::text as indirect,
        trim_scale(unallocated)::text as unallocated,
        line_count as "lineCount"
      from nodes
      where ${cost}::numeric is null
        or cost < ${cost}::numeric
        or (cost = ${cost}::numeric and (id, currency) > (${id}::text, ${currency}::text))
      order by nodes.cost desc, id, currency
      limit ${limit + 1}`);
  },

  /** The total of each currency over the whole filter. */
  totals: (scope: Scope, { costKind, ...filter }: CostFilter & { costKind: CostKind }) =>
    db.any(sql.type(Total)`
      with totals as (
        select
          costs.billing_currency as currency,
          sum(costs.${costColumn(costKind)}) as cost,
          coalesce(sum(costs.${costColumn(costKind)}) filter (where costs.share_kind = 'direct'), 0) as direct,
          coalesce(sum(costs.${costColumn(costKind)}) filter (where costs.share_kind = 'indirect'), 0) as indirect,
          coalesce(sum(costs.${costColumn(costKind)}) filter (where costs.share_kind = 'unallocated'), 0) as unallocated
        from marts.mv_cost_tree as costs
        where ${costFilter(scope, filter)}
        group by costs.billing_currency
      )
      select
        currency,
        trim_scale(cost)::text as cost,
        trim_scale(direct)::text as direct,
        trim_scale(indirect)::text as indirect,
        trim_scale(unallocated)::text as unallocated
      from totals
      order by currency`),
});
