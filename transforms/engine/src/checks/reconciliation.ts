import pg from 'pg';
import { TransformError } from '../text/diagnostics.ts';
import type { Found } from './askTest.ts';
import type { Probe } from './dataTest.ts';

const { escapeIdentifier } = pg;

/** int8, int2, int4, float4, float8, money and numeric. */
const numbers = new Set([20, 21, 23, 700, 701, 790, 1700]);

/**
 * Compares two queries row by row: rows of one group (the columns that `by` names, else those that are no numbers) must
 * have the same values, numbers within the tolerance. What differs comes with both values side by side.
 */
export const askReconciliation = async (
  probe: Extract<Probe, { by: 'reconciliation' }>,
  client: pg.Client,
  sampled: number,
): Promise<Found> => {
  const columns = await columnsOf(probe.this, client);
  const others = await columnsOf(probe.other, client);
  const names = columns.map(({ name }) => name);
  if (names.join() !== others.map(({ name }) => name).join())
    throw new TransformError(
      `this returns ${names.join(', ')} and other ${others.map(({ name }) => name).join(', ')}; give both the same columns`,
    );
  const key = probe.key ?? columns.flatMap(({ name, isNumber }) => (isNumber ? [] : [name]));
  const amounts = columns.filter(({ name }) => !key.includes(name));
  const { rows } = await client.query<{ row: string; failures: string }>(
    statement(probe, key, amounts, sampled),
  );
  const failures = Number(rows[0]?.failures ?? 0);
  const message = `found ${failures} ${failures === 1 ? 'row' : 'rows'} in which the two queries differ`;
  return { failures, rows: rows.map(({ row }) => row), message };
};

interface Column {
  name: string;
  isNumber: boolean;
}

const columnsOf = async (sql: string, client: pg.Client): Promise<Column[]> => {
  const { fields } = await client.query(`select * from (\n${sql}\n) as asked limit 0`);
  return fields.map(({ name, dataTypeID }) => ({ name, isNumber: numbers.has(dataTypeID) }));
};

const statement = (
  { this: here, other, tolerance }: Extract<Probe, { by: 'reconciliation' }>,
  key: readonly string[],
  amounts: readonly Column[],
  sampled: number,
): string => {
  const keys = key.map((name) => escapeIdentifier(name));
  const values = amounts.map(({ name }) => escapeIdentifier(name));
  const [partition, order] = [keys.join(', '), values.join(', ')];
  // Rows of the same group are told apart by a number, so that a row that comes twice is missed once on the other side.
  const numbered = `row_number() over (${partition && `partition by ${partition}`} ${order && `order by ${order}`}) as "row number"`;
  const side = (name: string, sql: string) =>
    `select '${name}' as "side of it", ${numbered}, asked.* from (\n${sql}\n) as asked`;
  const of = (name: string, column: string) =>
    `(array_agg(${column}) filter (where "side of it" = '${name}'))[1]`;
  const differs = amounts.map(({ name, isNumber }) => {
    const column = escapeIdentifier(name);
    const [left, right] = [of('this', column), of('other', column)];
    if (!isNumber || tolerance.value === 0) return `${left} is distinct from ${right}`;
    const limit =
      tolerance.unit === 'percent' ? `abs(${right}) * ${tolerance.value} / 100` : `${tolerance.value}`;
    // NaN and infinity equal themselves, and differ from anything by more than any tolerance.
    return `${left} is distinct from ${right} and ((${left} is null) <> (${right} is null) or abs(${left} - ${right}) > ${limit})`;
  });
  const shown = [
    ...keys,
    `count(*) filter (where "side of it" = 'this') as rows_of_this`,
    `count(*) filter (where "side of it" = 'other') as rows_of_other`,
    ...amounts.flatMap(({ name }) =>
      ['this', 'other'].map(
        (at) => `${of(at, escapeIdentifier(name))} as ${escapeIdentifier(`${at}_${name}`)}`,
      ),
    ),
  ];
  return `select to_jsonb(differing)::text as row, count(*) over () as failures
from (
select ${shown.join(', ')}
from (\n${side('this', here)}\nunion all\n${side('other', other)}\n) as both_sides
group by ${[...keys, '"row number"'].join(', ')}
having ${['count(*) <> 2', ...differs].join('\n or ')}
order by ${[...keys, '"row number"'].join(', ')}
) as differing limit ${sampled}`;
};
