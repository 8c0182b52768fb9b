import { columnList } from '../declare/describe.ts';
import type { FileLoader } from '../declare/loader.ts';
import type { Manifest } from '../land/manifest.ts';
import type { RunContext } from './context.ts';
import { clearDeliveries } from './incoming.ts';
import { countRun } from './runs.ts';
import { transaction } from './transaction.ts';

/**
 * Replaces the staged rows of a delivery's parts by what was read of it, whole, in one transaction. A part of which
 * every row was rejected replaces nothing: a broken delivery must not empty a period.
 */
export const publishDelivery = (
  context: RunContext<FileLoader>,
  manifest: Manifest,
): Promise<{ written: number; replaced: number }> => {
  const { client, loader, schema, runId, incoming, observe } = context;
  const { table, partColumn } = loader.into;
  const theirs = `${incoming} where _delivery = $1`;
  const columns = columnList(loader);
  return transaction(client, async () => {
    // A part may have got a newer delivery since a killed run read this one's rows of it.
    await client.query(
      `delete from ${incoming} as older using ${schema}.delivery_part as staged
       where older._delivery = $1 and staged.loader = $2 and staged.part = older.${partColumn}
         and (staged.landed_at, staged.delivery) > ($3, $1)`,
      [manifest._id, loader.name, manifest.landedAt],
    );
    const gone = await client.query(
      `delete from ${table} where ${partColumn} in (select distinct ${partColumn} from ${theirs})`,
      [manifest._id],
    );
    const come = await client.query(`insert into ${table} (${columns}) select ${columns} from ${theirs}`, [
      manifest._id,
    ]);
    await client.query(
      `insert into ${schema}.delivery_part (loader, part, delivery, landed_at)
       select distinct $2, ${partColumn}, $1, $3::timestamptz from ${theirs}
       on conflict (loader, part) do update set delivery = excluded.delivery, landed_at = excluded.landed_at`,
      [manifest._id, loader.name, manifest.landedAt],
    );
    const counts = { written: come.rowCount ?? 0, replaced: gone.rowCount ?? 0 };
    await settle(context, manifest, 'loaded', counts.written);
    await countRun(client, schema, runId, { deliveries: 1, ...counts });
    await observe({ step: 'publishing', loader: loader.name, file: manifest.file, rows: counts.written });
    return counts;
  });
};

/** Settles a delivery whose every part is staged from a newer one. */
export const supersedeDelivery = (context: RunContext<FileLoader>, manifest: Manifest): Promise<void> =>
  transaction(context.client, () => settle(context, manifest, 'superseded', 0));

/** Forgets what was read of a delivery, so that the next run reads it anew; its rejected documents stay to be looked at. */
export const forgetDelivery = (context: RunContext<FileLoader>, manifest: Manifest): Promise<void> =>
  transaction(context.client, () => clearDeliveries(context, [manifest._id]));

const settle = async (
  context: RunContext<FileLoader>,
  manifest: Manifest,
  status: string,
  rows: number,
): Promise<void> => {
  await clearDeliveries(context, [manifest._id]);
  await context.client.query(
    `insert into ${context.schema}.delivery (loader, delivery, file, landed_at, status, rows, run_id, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, now())`,
    [context.loader.name, manifest._id, manifest.file, manifest.landedAt, status, rows, context.runId],
  );
};
