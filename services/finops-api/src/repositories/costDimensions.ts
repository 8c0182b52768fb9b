import type { Scope } from '@rosetta/access';
import { type CommonQueryMethods, sql } from 'slonik';
import { z } from 'zod';
import { scopeList } from './costFilter.ts';

const Choice = z.object({ id: z.string(), name: z.string() });
const Spread = z.object({
  first: z.string().nullable(),
  last: z.string().nullable(),
  currencies: z.array(z.string()),
  chargeCategories: z.array(z.enum(['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'])),
});

/** Reads what the filters can choose from. */
export const costDimensions = (db: CommonQueryMethods) => ({
  /** The months, currencies and charge categories that have costs. */
  spread: (scope: Scope) =>
    db.one(sql.type(Spread)`
      select
        to_char(min(charge_month), 'YYYY-MM') as first,
        to_char(max(charge_month), 'YYYY-MM') as last,
        coalesce(array_agg(distinct billing_currency order by billing_currency), '{}') as currencies,
        coalesce(array_agg(distinct charge_category order by charge_category), '{}') as "chargeCategories"
      from marts.mv_cost_tree
      where ${scopeList(scope)}::text[] is null or application_id = any(${scopeList(scope)}::text[])`),

  /** The cost domains that have costs, by name. */
  domains: (scope: Scope) =>
    db.any(sql.type(Choice)`
      select distinct domain_id as id, domain_name as name
      from marts.mv_cost_tree
      where ${scopeList(scope)}::text[] is null or application_id = any(${scopeList(scope)}::text[])
      order by name, id`),

  /** The groups that own applications, by name. */
  groups: (scope: Scope) =>
    db.any(sql.type(Choice)`
      select distinct group_id as id, group_name as name
      from marts.dim_application
      where ${scopeList(scope)}::text[] is null or application_id = any(${scopeList(scope)}::text[])
      order by name, id`),
});
