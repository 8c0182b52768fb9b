import type { RunContext } from './context.ts';

/** Forgets what was read under some names, rows and places, inside the caller's transaction. */
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
