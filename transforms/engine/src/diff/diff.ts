import type pg from 'pg';
import { qualified } from '../database/quote.ts';
import type { Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import { targetSchema } from '../targets/targetName.ts';
import { columnsOf, pairColumns, type Column } from './columns.ts';
import { diffSql, duplicateSql } from './diffSql.ts';
import type { ModelDiff } from './types.ts';

/** Which places are compared: `live`, a target or a schema each. */
export interface DiffOptions {
  from?: string | undefined;
  to: string;
  /** The columns that pair rows; the contract's grain key when not given. */
  key?: readonly string[] | undefined;
  /** How many rows of each kind are shown. */
  sampled?: number | undefined;
  /** Which rows are compared, as a condition in SQL; all when not given. */
  where?: string | undefined;
}

/**
 * Compares the rows of a model in two places: added, removed and changed by key, and column by column.
 * @throws TransformError when a side does not exist, or the key does not tell its rows apart.
 */
export const diff = async (
  client: pg.Client,
  project: Project,
  name: string,
  { from = 'live', to, key, sampled = 5, where }: DiffOptions,
): Promise<ModelDiff> => {
  const model = project.model(name);
  const sides = [await sideOf(client, model, from), await sideOf(client, model, to)] as const;
  const [before, after] = [await columnsOf(client, sides[0].sql), await columnsOf(client, sides[1].sql)];
  const by = keyOf(name, key ?? model.grain?.key ?? [], before, after, sides);
  const keyed = (column: Column) => by.includes(column.name);
  const rowsOf = ({ sql }: Side) =>
    where === undefined ? sql : `(select * from ${sql} where ${where}) as compared`;
  await refuseDuplicates(client, { ...sides[0], sql: rowsOf(sides[0]) }, before.filter(keyed));
  await refuseDuplicates(client, { ...sides[1], sql: rowsOf(sides[1]) }, after.filter(keyed));
  const shared = await pairColumns(client, before, after);
  const { rows } = await client.query<Counted>(
    diffSql({
      from: rowsOf(sides[0]),
      to: rowsOf(sides[1]),
      key: shared.filter(({ from: column }) => keyed(column)),
      columns: shared.filter(({ from: column }) => !keyed(column)),
      sampled,
    }),
  );
  const { columns, addedRows, removedRows, ...counts } = rows[0]!;
  const place = (column: string) => before.findIndex((each) => each.name === column);
  return {
    model: name,
    from: sides[0].name,
    to: sides[1].name,
    key: [...by],
    rows: { ...counts, same: counts.from - counts.removed - counts.changed },
    columns: columns.sort((a, b) => place(a.column) - place(b.column)),
    onlyFrom: without(before, after),
    onlyTo: without(after, before),
    retyped: shared.flatMap((pair) =>
      pair.from.type === pair.to.type
        ? []
        : [{ column: pair.from.name, from: pair.from.type, to: pair.to.type }],
    ),
    added: addedRows,
    removed: removedRows,
  };
};

type Counted = Pick<ModelDiff, 'columns'> &
  Omit<ModelDiff['rows'], 'same'> & { addedRows: ModelDiff['added']; removedRows: ModelDiff['removed'] };

interface Side {
  /** schema.name, for people. */
  name: string;
  /** The same, quoted. */
  sql: string;
}

/** Where a model is: live, in a target, or else in a schema of that name. */
const sideOf = async (
  client: pg.Client,
  model: { name: string; schema: string },
  side: string,
): Promise<Side> => {
  const schemas = side === 'live' ? [model.schema] : [targetSchema(side, model.schema), side];
  for (const schema of schemas) {
    const sql = qualified(schema, model.name);
    const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
      sql,
    ]);
    if (rows[0]!.found) return { name: `${schema}.${model.name}`, sql };
  }
  throw new TransformError(
    side === 'live'
      ? `${model.schema}.${model.name} is not live yet; build it first`
      : `${model.name} is not in ${schemas.join(', nor in schema ')}; build it with --target ${side}, or name another place`,
  );
};

const keyOf = (
  model: string,
  key: readonly string[],
  before: readonly Column[],
  after: readonly Column[],
  sides: readonly Side[],
): readonly string[] => {
  if (key.length === 0)
    throw new TransformError(`${model} has no grain.key to pair its rows by; pass --key COLUMN,COLUMN`);
  for (const [index, columns] of [before, after].entries()) {
    const names = columns.map(({ name }) => name);
    const absent = key.find((name) => !names.includes(name));
    if (absent !== undefined)
      throw new TransformError(
        `${sides[index]!.name} has no column ${absent} to pair rows by${suggestion(absent, names) || '; pass --key'}`,
      );
  }
  return key;
};

const refuseDuplicates = async (client: pg.Client, side: Side, key: readonly Column[]): Promise<void> => {
  const { rows } = await client.query<{ key: unknown; times: number }>(duplicateSql(side.sql, key));
  if (rows[0])
    throw new TransformError(
      `${side.name} has ${rows[0].times} rows of ${JSON.stringify(rows[0].key)}, so its rows cannot be paired; pass --key with columns that tell them apart`,
    );
};

const without = (columns: readonly Column[], others: readonly Column[]): string[] =>
  columns.map(({ name }) => name).filter((name) => !others.some((other) => other.name === name));
