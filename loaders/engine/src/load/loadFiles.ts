import type { FileLoader } from '../declare/loader.ts';
import type { RunContext } from './context.ts';
import type { SettledDelivery } from './events.ts';
import { loadDelivery } from './loadDelivery.ts';
import { pendingDeliveries } from './plan.ts';
import { sweepUnlanded } from './sweep.ts';

/** Loads the complete deliveries that are not settled yet, newest first. */
export const loadFiles = async (
  context: RunContext<FileLoader>,
  settled: SettledDelivery[],
): Promise<void> => {
  const { client, db, loader, schema } = context;
  const pending = await pendingDeliveries(client, db, loader);
  if (!pending.length) return;
  await sweepUnlanded(
    context,
    new Set(pending.flatMap(({ periods }) => periods.map((period) => period.collection))),
  );
  for (const manifest of pending) {
    const result = await loadDelivery(context, manifest);
    settled.push(result);
    await context.observe({ step: 'settled', loader: loader.name, ...result });
  }
  const unfinished = await client.query(`select from ${schema}.watermark where loader = $1 limit 1`, [
    loader.name,
  ]);
  if (!unfinished.rowCount) await client.query(`truncate ${context.incoming}`);
  await client.query(`analyze ${loader.into.table}`);
};
