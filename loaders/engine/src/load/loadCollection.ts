import type { CollectionLoader } from '../declare/loader.ts';
import { type Applied, applyRows } from './applyRows.ts';
import type { RunContext } from './context.ts';
import { settleFiles } from './deliveries.ts';
import type { SettledDelivery } from './events.ts';
import { clearIncoming, dropSettledRejections } from './incoming.ts';
import { beyondLimit, firstRejected } from './limit.ts';
import { type CollectionPlan, planCollection } from './planCollection.ts';
import { readRange, readSoFar } from './readRange.ts';
import { countRun } from './runs.ts';
import { sweepUnlanded } from './sweep.ts';
import { transaction } from './transaction.ts';

/**
 * Loads what landed in a collection since the last position: read it all, judge it, then apply it and move the position
 * at once, so that a reader sees a run whole or not at all.
 */
export const loadCollection = async (
  context: RunContext<CollectionLoader>,
  settled: SettledDelivery[],
): Promise<void> => {
  const { client, loader, observe } = context;
  await sweepUnlanded(context, new Set([loader.from.collection]));
  for (let isLast = false; !isLast;) {
    const plan = await planCollection(context);
    const result = await loadPlan(context, plan);
    // After what a dead run had begun comes what landed since.
    isLast = !plan.isResumed || result?.status === 'refused';
    if (!result) continue;
    settled.push(result);
    await observe({ step: 'settled', loader: loader.name, ...result });
  }
  if (settled.some(({ rows }) => rows)) await client.query(`analyze ${loader.into.table}`);
};

/** Loads what is planned; nothing when nothing is there to read. */
const loadPlan = async (
  context: RunContext<CollectionLoader>,
  plan: CollectionPlan,
): Promise<SettledDelivery | undefined> => {
  const started = performance.now();
  const { schema, loader } = context;
  const names = plan.readings.map(({ name }) => name);
  for (const reading of plan.readings) await readRange(context, reading);
  const total = await readSoFar(context, names, [loader.from.collection]);
  const done = (what: Pick<SettledDelivery, 'status'> & Partial<SettledDelivery>): SettledDelivery => ({
    file: loader.from.collection,
    delivery: plan.readings[0].name,
    rows: 0,
    rejected: total.rejected,
    replaced: 0,
    ms: Math.round(performance.now() - started),
    ...what,
  });
  const beyond = beyondLimit(context, total);
  if (beyond) {
    await transaction(context.client, () => clearIncoming(context, names));
    const reason =
      `${loader.from.collection}: ${beyond}; nothing of what landed since the last load is staged. ` +
      `${await firstRejected(context)}See ${schema}.rejected_row, mend the contract or the source, then load.`;
    return done({ status: 'refused', reason });
  }
  const { written, replaced } = await publish(context, plan, names);
  return total.read > total.knownRead || written
    ? done({ status: 'loaded', rows: written, replaced })
    : undefined;
};

const publish = (
  context: RunContext<CollectionLoader>,
  { readings: [main], files }: CollectionPlan,
  names: readonly string[],
): Promise<Applied> => {
  const { client, loader, schema, runId, incoming, observe } = context;
  return transaction(client, async () => {
    const applied = await applyRows(context, incoming);
    await dropSettledRejections(context, incoming);
    // To what was read, not to the bound: the two clocks need not agree.
    await client.query(
      `insert into ${schema}.loader_position as present (loader, collection, landed_at, run_id, moved_at)
       select loader, collection, landed_at, $3, now() from ${schema}.watermark where loader = $1 and delivery = $2
       on conflict (loader) do update
         set collection = excluded.collection, landed_at = excluded.landed_at, run_id = excluded.run_id, moved_at = now()
       where present.landed_at < excluded.landed_at or present.collection <> excluded.collection`,
      [loader.name, main.name, runId],
    );
    await settleFiles(context, files);
    await clearIncoming(context, names);
    await countRun(client, schema, runId, { ...applied });
    await observe({ step: 'publishing', loader: loader.name, file: main.label, rows: applied.written });
    return applied;
  });
};
