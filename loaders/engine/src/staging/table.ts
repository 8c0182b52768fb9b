import type { Client } from 'pg';

import { LoadError } from '../errors.ts';

/** A table as it must be in the database. */
export interface Table {
  readonly table: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly notNull: boolean;
    readonly default?: string;
  }[];
  /** Empty: there is none. */
  readonly primaryKey: readonly string[];
  /** Faster to write, and empty after a crash of the server. */
  readonly isUnlogged?: boolean;
  /** Columns of an index beside the primary key. */
  readonly index?: readonly string[];
}

/**
 * Creates a table, or extends the one that is there; refuses in one sentence what would lose or falsify data. Says
 * whether the table is new.
 */
export const ensureTable = async (client: Client, wanted: Table): Promise<boolean> => {
  const found = await columnsOf(client, wanted.table);
  if (!found.size) {
    await create(client, wanted);
    return true;
  }
  if (wanted.primaryKey.length) await refuseOtherKey(client, wanted);
  if (wanted.isUnlogged) await unlog(client, wanted.table);
  for (const column of wanted.columns) {
    const present = found.get(column.name);
    if (!present) await add(client, wanted.table, column);
    else if (present.type !== column.type)
      throw changed(wanted.table, column.name, `is ${present.type}, the declaration says ${column.type}`);
    else if (present.notNull && !column.notNull)
      await client.query(`alter table ${wanted.table} alter column ${column.name} drop not null`);
    else if (!present.notNull && column.notNull) await require(client, wanted.table, column.name);
  }
  for (const [name, present] of found) {
    if (present.notNull && !present.hasDefault && !wanted.columns.some((column) => column.name === name))
      throw changed(wanted.table, name, 'is not null and no longer declared');
  }
  return false;
};

/** The DDL of a column. */
const ddl = ({ name, type, notNull, ...rest }: Table['columns'][number]): string =>
  `${name} ${type}${rest.default ? ` default ${rest.default}` : ''}${notNull ? ' not null' : ''}`;

const create = async (
  client: Client,
  { table, columns, primaryKey, index, isUnlogged }: Table,
): Promise<void> => {
  const key = primaryKey.length ? `, primary key (${primaryKey.join(', ')})` : '';
  await client.query(
    `create ${isUnlogged ? 'unlogged ' : ''}table ${table} (${columns.map(ddl).join(', ')}${key})`,
  );
  if (index?.length) await client.query(`create index on ${table} (${index.join(', ')})`);
};

/** A table that an older engine made logged. */
const unlog = async (client: Client, table: string): Promise<void> => {
  const { rowCount } = await client.query(
    `select from pg_class where oid = to_regclass($1) and relpersistence = 'p'`,
    [table],
  );
  if (rowCount) await client.query(`alter table ${table} set unlogged`);
};

const add = async (client: Client, table: string, column: Table['columns'][number]): Promise<void> => {
  if (column.notNull && !column.default && (await client.query(`select from ${table} limit 1`)).rowCount)
    throw changed(table, column.name, 'is new and required, and the table has rows without it');
  await client.query(`alter table ${table} add column ${ddl(column)}`);
};

const require = async (client: Client, table: string, name: string): Promise<void> => {
  if ((await client.query(`select from ${table} where ${name} is null limit 1`)).rowCount)
    throw changed(table, name, 'is now required, and rows without it are staged');
  await client.query(`alter table ${table} alter column ${name} set not null`);
};

const changed = (table: string, column: string, how: string): LoadError =>
  new LoadError(
    `${table}.${column} ${how}: declare it as it is, give it another name, or drop the table and load its deliveries again.`,
  );

/** Another key is another meaning of a row: rows that are there may break it, and upserts need an index of exactly it. */
const refuseOtherKey = async (client: Client, { table, primaryKey }: Table): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
     where indrelid = to_regclass($1) and indisprimary`,
    [table],
  );
  const present = rows.map((row) => row.name).sort();
  if (present.join() !== [...primaryKey].sort().join())
    throw new LoadError(
      `The key of ${table} is ${present.join(', ') || 'missing'}, the declaration says ${primaryKey.join(', ')}: ` +
        `declare it as it is, give the table another name, or drop it and load it again.`,
    );
};

interface PresentColumn {
  readonly type: string;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
}

const columnsOf = async (client: Client, table: string): Promise<Map<string, PresentColumn>> => {
  const { rows } = await client.query<PresentColumn & { name: string }>(
    `select attname as name, replace(format_type(atttypid, atttypmod), 'timestamp with time zone', 'timestamptz') as type,
       attnotnull as "notNull", atthasdef as "hasDefault"
     from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [table],
  );
  return new Map(rows.map(({ name, ...column }) => [name, column]));
};
