import type { components } from '@rosetta/generated/finops-api/types.ts';
import { toCsv } from '@rosetta/plugin-rosetta-core';

type Context = { split: string; costKind: string; publication: number };

/** The months of a chart as CSV, amounts exact, with what they mean and the publication they come from. */
export const monthlyCsv = (
  items: readonly components['schemas']['MonthlyCost'][],
  context: Context,
): string =>
  toCsv(
    ['charge_month', 'split_by', 'key', 'name', 'currency', 'cost_kind', 'cost', 'publication_id'],
    items.map(({ month, key, name, currency, cost }) => [
      month,
      context.split,
      key,
      name,
      currency,
      context.costKind,
      cost,
      context.publication,
    ]),
  );
