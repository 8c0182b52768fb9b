import type { Client } from 'pg';

import { describeLoader, keyOf, partColumnOf } from '../declare/describe.ts';
import type { Loader } from '../declare/loader.ts';
import { transaction } from '../load/transaction.ts';
import { engineTables } from './engineTables.ts';
import { ensureTable } from './table.ts';

/** Rows of what is not wholly read yet; no model reads it. Unlogged as their places in `watermark` are: a crash empties both. */
export const incomingTable = (loader: Loader): string => `${loader.into.table}__incoming`;

/** Rows of a range that is read again and not wholly read yet; it is there only while one is. */
export const backfillTable = (loader: Loader): string => `${loader.into.table}__backfill`;

/** The schema of a loader's tables. */
export const schemaOf = (loader: Loader): string =>
  loader.into.table.slice(0, loader.into.table.indexOf('.'));

const ensureOwn = async (client: Client, schema: string): Promise<void> => {
  // Two first loads at once would both create the tables.
  await client.query(`select pg_advisory_xact_lock(hashtext('staging.ddl'))`);
  await client.query(`create schema if not exists ${schema}`);
  for (const table of engineTables(schema)) await ensureTable(client, table);
};

/** Makes the engine's own tables before anything is loaded, for who shows what was rejected. */
export const ensureEngineTables = (client: Client, schema: string): Promise<void> =>
  transaction(client, () => ensureOwn(client, schema));

/** Brings the staging schema to what the loader declares, all or nothing. */
export const ensureStaging = (client: Client, loader: Loader): Promise<void> =>
  transaction(client, async () => {
    await ensureOwn(client, schemaOf(loader));
    const { table, columns } = describeLoader(loader);
    const isNew = await ensureTable(client, {
      table,
      columns,
      primaryKey: keyOf(loader),
      index: partColumnOf(loader),
    });
    const isIncomingNew = await ensureTable(client, {
      table: incomingTable(loader),
      columns,
      primaryKey: [],
      isUnlogged: true,
    });
    if (isNew) await forget(client, loader, ['delivery', 'delivery_part', 'loader_position']);
    if (isNew || isIncomingNew) await forget(client, loader, ['watermark']);
  });

/** What is recorded of a table that somebody dropped is no longer so: its deliveries are read and loaded again. */
const forget = async (client: Client, loader: Loader, tables: readonly string[]): Promise<void> => {
  for (const table of tables)
    await client.query(`delete from ${schemaOf(loader)}.${table} where loader = $1`, [loader.name]);
};
