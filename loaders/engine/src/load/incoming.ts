import type { RunContext } from './context.ts';
import { transaction } from './transaction.ts';

/** Forgets what was read of some deliveries, rows and places, inside the caller's transaction. */
export const clearDeliveries = async (
  { client, schema, loader, incoming }: RunContext,
  names: readonly string[],
): Promise<void> => {
  await client.query(`delete from ${incoming} where _delivery = any($1)`, [names]);
  await client.query(`delete from ${schema}.watermark where loader = $1 and delivery = any($2)`, [
    loader.name,
    names,
  ]);
};

/** Forgets everything that waits, and the places of what was read under some names, inside the caller's transaction. */
export const clearIncoming = async (
  { client, schema, loader, incoming }: RunContext,
  names: readonly string[],
): Promise<void> => {
  await client.query(`truncate ${incoming}`);
  await client.query(`delete from ${schema}.watermark where loader = $1 and delivery = any($2)`, [
    loader.name,
    names,
  ]);
};

/** Forgets what a dead run had read of other deliveries than these. */
export const keepIncomingOf = (
  { client, schema, loader, incoming }: RunContext,
  names: readonly string[],
): Promise<void> =>
  transaction(client, async () => {
    await client.query(`delete from ${incoming} where _delivery <> all($1)`, [names]);
    await client.query(
      `delete from ${schema}.watermark where loader = $1 and delivery <> all($2) and delivery not like 'backfill %'`,
      [loader.name, names],
    );
  });

/** A document that is a row again is rejected no longer. */
export const dropSettledRejections = async (
  { client, schema, loader }: RunContext,
  from: string,
): Promise<void> => {
  await client.query(
    `delete from ${schema}.rejected_row as rejected using ${from} as row
     where rejected.loader = $1 and rejected.raw_id = row._id`,
    [loader.name],
  );
};
