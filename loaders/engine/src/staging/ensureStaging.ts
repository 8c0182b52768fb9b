import type { Client } from 'pg';

import { describeLoader } from '../declare/describe.ts';
import type { Loader } from '../declare/loader.ts';
import { transaction } from '../load/transaction.ts';
import { engineTables } from './engineTables.ts';
import { ensureTable } from './table.ts';

/** Rows of deliveries that are not wholly read yet; no model reads it. */
export const incomingTable = (loader: Loader): string => `${loader.into.table}__incoming`;

/** The schema of a loader's tables. */
export const schemaOf = (loader: Loader): string =>
  loader.into.table.slice(0, loader.into.table.indexOf('.'));

/** Brings the staging schema to what the loader declares, all or nothing. */
export const ensureStaging = (client: Client, loader: Loader): Promise<void> =>
  transaction(client, async () => {
    // Two first loads at once would both create the tables.
    await client.query(`select pg_advisory_xact_lock(hashtext('staging.ddl'))`);
    await client.query(`create schema if not exists ${schemaOf(loader)}`);
    for (const table of engineTables(schemaOf(loader))) await ensureTable(client, table);
    const { table, columns } = describeLoader(loader);
    await ensureTable(client, { table, columns, primaryKey: ['_id'], index: [loader.into.partColumn] });
    await ensureTable(client, { table: incomingTable(loader), columns, primaryKey: ['_id'] });
  });
