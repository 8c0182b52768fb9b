import pg from 'pg';
import { createHash } from 'node:crypto';
import { qualified } from '../../database/quote.ts';
import { queryColumns } from '../../project/snapshotColumns.ts';
import type { Model, Snapshot } from '../../project/types.ts';
import { ProjectError } from '../../text/diagnostics.ts';
import { serverError } from '../serverError.ts';
import { checkRows } from './checkRows.ts';
import { changesQuery, historyQuery, type SnapshotQuestion } from './snapshotSql.ts';

const { escapeIdentifier } = pg;

/** Where a run makes a snapshot, and upon what. */
export interface SnapshotRun {
  /** The schema in which the rows of the query lie while they are compared. */
  scratch: string;
  /** The schema in which the snapshot is made. */
  target: string;
  /** The schema of the history; none when there is none yet. */
  live: string | undefined;
  startedAt: string;
  /** `changes`: only the rows that will be patched in; `history`: all of them. */
  make: 'changes' | 'history';
}

/**
 * What is sent before a snapshot's own query: its rows are kept apart until they were compared. They are gone before
 * anything is published, so they need no log.
 */
export const rowsPrefix = (model: Model, scratch: string): string =>
  `create unlogged table ${rowsOf(model, scratch)} as\n`;

/** Makes a snapshot, or its changes, from what its query returns now. Returns the number of rows made. */
export const makeSnapshot = async (
  client: pg.Client,
  model: Model & { snapshot: Snapshot },
  { scratch, target, live, startedAt, make }: SnapshotRun,
): Promise<number | null> => {
  const rows = rowsOf(model, scratch);
  try {
    await client.query(rowsPrefix(model, scratch) + model.query!.sql);
    await client.query(`analyze ${rows}`);
    await checkRows(client, model, rows);
    const history = live === undefined ? undefined : qualified(live, model.name);
    const question: SnapshotQuestion = {
      model,
      rows,
      startedAt,
      live: history === undefined ? undefined : await readHistory(client, model, history),
      asText: await uncomparable(client, model),
    };
    const query = make === 'changes' ? changesQuery(question) : historyQuery(question);
    return (await client.query(`create table ${qualified(target, model.name)} as\n${query}`)).rowCount;
  } finally {
    // Also of a failed run, whose schema stays for a retry; in a failed transaction they go with it.
    await client.query(`drop table if exists ${rows}`).catch(() => undefined);
  }
};

/** Where the rows of a snapshot's query lie while they are compared. */
export const rowsOf = ({ name }: Model, schema: string): string =>
  qualified(schema, `rows_of_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`);

/** The history's columns. @throws ProjectError when a column's new type would not keep what old rows say. */
const readHistory = async (
  client: pg.Client,
  model: Model,
  relation: string,
): Promise<{ relation: string; columns: Set<string> }> => {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [relation],
  );
  const types = new Map(rows.map(({ name, type }) => [name, type]));
  for (const { name, type, at } of queryColumns(model)) {
    const before = types.get(name);
    if (before === undefined) continue;
    const column = escapeIdentifier(name);
    const lost = `select count(*)::int as lost from ${relation} where ${column}::text is distinct from (${column}::${type})::${before}::text`;
    const refuse = (why: string) =>
      new ProjectError([
        {
          ...at,
          message: `${model.name}.${name} was ${before} and is ${type} now, ${why}; keep ${before}, or begin a new history in ${model.base}.v${model.version + 1}.sql`,
        },
      ]);
    if (await sameType(client, before, type)) continue;
    const found = await client.query<{ lost: number }>(lost).catch((error: unknown) => {
      const { message } = serverError(error, { source: undefined, prefix: '', otherwise: at });
      throw refuse(`which its history does not fit: ${message}`);
    });
    const count = found.rows[0]!.lost;
    if (count > 0) throw refuse(`which would change ${count} row${count === 1 ? '' : 's'} of its history`);
  }
  return { relation, columns: new Set(types.keys()) };
};

const sameType = async (client: pg.Client, before: string, after: string): Promise<boolean> => {
  const { fields } = await client.query(`select null::${before}, null::${after}`);
  return (
    fields[0]!.dataTypeID === fields[1]!.dataTypeID &&
    fields[0]!.dataTypeModifier === fields[1]!.dataTypeModifier
  );
};

/** The columns of a type that has no equality of its own, such as json. */
const uncomparable = async (client: pg.Client, model: Model): Promise<Set<string>> => {
  const columns = queryColumns(model);
  const { fields } = await client.query(`select ${columns.map(({ type }) => `null::${type}`).join(', ')}`);
  const { rows } = await client.query<{ place: number }>(
    `select place::int - 1 as place
     from unnest($1::oid[]) with ordinality as used (type, place)
     where not exists (
         select from pg_opclass as class
         join pg_am as method on method.oid = class.opcmethod and method.amname in ('btree', 'hash')
         join pg_type as type on type.oid = used.type
         where class.opcintype in (type.oid, type.typbasetype)
            or (type.typelem <> 0 and class.opcintype = 'anyarray'::regtype)
            or (type.typtype = 'e' and class.opcintype = 'anyenum'::regtype)
            or (type.typtype = 'r' and class.opcintype = 'anyrange'::regtype)
            or (type.typname = 'varchar' and class.opcintype = 'text'::regtype)
     )`,
    [fields.map(({ dataTypeID }) => dataTypeID)],
  );
  return new Set(rows.map(({ place }) => columns[place]!.name));
};
