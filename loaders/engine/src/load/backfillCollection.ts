import { describeLoader } from '../declare/describe.ts';
import type { CollectionLoader } from '../declare/loader.ts';
import { backfillTable } from '../staging/ensureStaging.ts';
import { ensureTable } from '../staging/table.ts';
import { type Applied, applyRows } from './applyRows.ts';
import type { RunContext } from './context.ts';
import { landedFiles } from './deliveries.ts';
import type { SettledDelivery } from './events.ts';
import { dropSettledRejections } from './incoming.ts';
import { beyondLimit, firstRejected } from './limit.ts';
import { readRange, readSoFar } from './readRange.ts';
import { countRun } from './runs.ts';
import { transaction } from './transaction.ts';

/** A range under the name by which its place is kept; its end is not in it. */
export interface BackfillRange {
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
}

/** Reads a range of a collection again into a table of its own, judges it, and applies it at once. */
export const backfillCollection = async (
  run: RunContext<CollectionLoader>,
  { name, from, to }: BackfillRange,
  settled: SettledDelivery[],
): Promise<void> => {
  const started = performance.now();
  const context = { ...run, incoming: backfillTable(run.loader) };
  const { loader, schema, observe } = context;
  const { collection } = loader.from;
  await transaction(context.client, () => prepare(context, name));
  const { incomplete } = await landedFiles(context);
  const last = new Date(to.getTime() - 1);
  await readRange(context, { name, label: collection, collection, from, to: last, without: incomplete });
  const total = await readSoFar(context, [name], [collection]);
  const beyond = beyondLimit(context, total);
  const { written, replaced } = beyond ? { written: 0, replaced: 0 } : await publish(context);
  const result: SettledDelivery = {
    file: collection,
    delivery: name,
    status: beyond ? 'refused' : 'loaded',
    rows: written,
    rejected: total.rejected,
    replaced,
    ms: Math.round(performance.now() - started),
    ...(beyond
      ? {
          reason:
            `${collection}: ${beyond}; nothing of the range is staged. ${await firstRejected(context)}` +
            `See ${schema}.rejected_row, mend the contract or the source, then backfill again.`,
        }
      : {}),
  };
  await transaction(context.client, () => clear(context));
  settled.push(result);
  await observe({ step: 'settled', loader: loader.name, ...result });
};

/** The table of the range; what another range had left there is forgotten, as nobody may ever finish it. */
const prepare = async (context: RunContext<CollectionLoader>, name: string): Promise<void> => {
  const { client, loader, schema, incoming } = context;
  const { rows } = await client.query<{ same: boolean }>(
    `select delivery = $2 as same from ${schema}.watermark where loader = $1 and delivery like 'backfill %'`,
    [loader.name, name],
  );
  if (!rows.some(({ same }) => same)) await clear(context);
  const { columns } = describeLoader(loader);
  await ensureTable(client, { table: incoming, columns, primaryKey: [], isUnlogged: true });
};

const publish = (context: RunContext<CollectionLoader>): Promise<Applied> => {
  const { client, loader, schema, runId, incoming, observe } = context;
  return transaction(client, async () => {
    const applied = await applyRows(context, incoming, { again: true });
    await dropSettledRejections(context, incoming);
    await clear(context);
    await countRun(client, schema, runId, { ...applied });
    await observe({
      step: 'publishing',
      loader: loader.name,
      file: loader.from.collection,
      rows: applied.written,
    });
    return applied;
  });
};

const clear = async ({ client, schema, loader, incoming }: RunContext): Promise<void> => {
  await client.query(`drop table if exists ${incoming}`);
  await client.query(`delete from ${schema}.watermark where loader = $1 and delivery like 'backfill %'`, [
    loader.name,
  ]);
};
