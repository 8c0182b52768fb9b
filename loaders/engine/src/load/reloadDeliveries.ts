import type { BackfillRange } from './backfillCollection.ts';
import type { RunContext } from './context.ts';
import type { SettledDelivery } from './events.ts';
import { loadAll } from './runLoader.ts';
import { transaction } from './transaction.ts';

/**
 * Loads again, whole, what landed in a range as files or snapshots, of which newer ones may stand there: they stay.
 * That they are to be read again is written down once; from there on it is a load, which any load goes on with.
 */
export const reloadDeliveries = async (
  context: RunContext,
  { name, from, to }: BackfillRange,
  settled: SettledDelivery[],
): Promise<void> => {
  const { client, schema, loader, runId } = context;
  await transaction(client, async () => {
    const begun = await client.query(
      `insert into ${schema}.watermark (loader, delivery, collection, landed_at, raw_id, read, rejected, run_id)
       values ($1, $2, '', $3, '', 0, 0, $4) on conflict do nothing`,
      [loader.name, name, from, runId],
    );
    if (!begun.rowCount) return;
    for (const table of ['delivery', ...('mode' in loader.into ? ['delivery_part'] : [])])
      await client.query(
        `delete from ${schema}.${table} where loader = $1 and landed_at >= $2 and landed_at < $3`,
        [loader.name, from, to],
      );
  });
  await loadAll(context, settled);
  await client.query(`delete from ${schema}.watermark where loader = $1 and delivery = $2`, [
    loader.name,
    name,
  ]);
};
