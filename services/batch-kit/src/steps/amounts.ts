import type { Model } from '@rosetta/transforms-engine';
import pg from 'pg';

/** How the sum of a column changes in a month. */
export interface MeasureChange {
  month: string;
  column: string;
  /** Of a model with a currency: sums of two currencies are never added. */
  currency: string | null;
  before: string;
  after: string;
  change: string;
}

const { escapeIdentifier: quote, escapeLiteral: text } = pg;

/** Sums the numeric columns that are not part of the key by month, and keeps the sums that differ. */
export const amountsByMonth = async (
  client: pg.Client,
  model: Model,
  { timeColumn, where, target }: { timeColumn: string; where: string; target: string },
): Promise<MeasureChange[]> => {
  const measures = model.columns.filter(
    ({ name, type }) => type.startsWith('numeric') && !model.grain?.key.includes(name),
  );
  if (measures.length === 0) return [];
  const currency = model.columns.find(({ name }) => /(^|_)currency$/.test(name))?.name;
  const side = (schema: string) => `
    select to_char(date_trunc('month', ${quote(timeColumn)}), 'YYYY-MM') as month, measure.name as column,
      ${currency ? quote(currency) : 'null'}::text as currency, sum(measure.value) as total
    from ${quote(schema)}.${quote(model.name)}
    cross join lateral (values ${measures.map(({ name }) => `(${text(name)}, ${quote(name)})`).join(', ')}) as measure (name, value)
    where ${where}
    group by 1, 2, 3`;
  await client.query(`set timezone to 'UTC'`);
  const { rows } = await client.query<MeasureChange>(
    `with before as (${side(model.schema)}), after as (${side(`${target}_${model.schema}`)}),
     paired as (
       select coalesce(before.month, after.month) as month, coalesce(before.column, after.column) as column,
         coalesce(before.currency, after.currency) as currency, coalesce(before.total, 0) as before, coalesce(after.total, 0) as after
       from before full join after
         on (before.month, before.column, coalesce(before.currency, '')) = (after.month, after.column, coalesce(after.currency, ''))
     )
     select month, "column", currency, trim_scale(before)::text as before, trim_scale(after)::text as after,
       trim_scale(after - before)::text as change
     from paired where before <> after order by month, "column", currency`,
  );
  return rows;
};
