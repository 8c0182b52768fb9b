import { escapeLiteral } from 'pg';

import type { CollectionLoader } from '../declare/loader.ts';
import { type Applied, applyRows } from './applyRows.ts';
import type { RunContext } from './context.ts';
import type { SettledDelivery } from './events.ts';
import { clearDeliveries, dropSettledRejections, keepIncomingOf } from './incoming.ts';
import { beyondLimit, firstRejected } from './limit.ts';
import { readRange, readSoFar, type ReadSoFar } from './readRange.ts';
import { countRun } from './runs.ts';
import { pendingSnapshots, type Snapshot } from './snapshots.ts';
import { sweepUnlanded } from './sweep.ts';
import { transaction } from './transaction.ts';

/** Loads the newest complete snapshot of each part: read it all, then replace the part's rows at once, so that what it lacks is gone. */
export const loadSnapshots = async (
  context: RunContext<CollectionLoader>,
  settled: SettledDelivery[],
): Promise<void> => {
  const { client, loader, observe } = context;
  await sweepUnlanded(context, new Set([loader.from.collection]));
  const snapshots = await pendingSnapshots(context);
  // What a dead run had read of an older snapshot is of no use now.
  await keepIncomingOf(
    context,
    snapshots.map(({ name }) => name),
  );
  for (const snapshot of snapshots) {
    const result = await loadSnapshot(context, snapshot);
    settled.push(result);
    await observe({ step: 'settled', loader: loader.name, ...result });
  }
  if (settled.length) await client.query(`analyze ${loader.into.table}`);
};

const loadSnapshot = async (
  context: RunContext<CollectionLoader>,
  snapshot: Snapshot,
): Promise<SettledDelivery> => {
  const started = performance.now();
  const { collection } = context.loader.from;
  const { name, label, from, to } = snapshot;
  await readRange(context, { name, label, collection, from, to, only: { delivery: name } });
  const total = await readSoFar(context, [name], [collection]);
  const done = (what: Pick<SettledDelivery, 'status'> & Partial<SettledDelivery>): SettledDelivery => ({
    file: label,
    delivery: name,
    rows: 0,
    rejected: total.rejected,
    replaced: 0,
    ms: Math.round(performance.now() - started),
    ...what,
  });
  const reason = await refusal(context, snapshot, total);
  if (reason) {
    await transaction(context.client, () => clearDeliveries(context, [name]));
    return done({ status: 'refused', reason });
  }
  const { written, replaced } = await publish(context, snapshot);
  return done({ status: 'loaded', rows: written, replaced });
};

/** Why a snapshot that was read must not be published, if so. */
const refusal = async (
  context: RunContext,
  { label, atLeast }: Snapshot,
  total: ReadSoFar,
): Promise<string | undefined> => {
  if (total.read < atLeast)
    return (
      `${label}: ${atLeast} rows were landed and the raw store holds ${total.read} of them; nothing of it is staged. ` +
      `Pull or land it again, then load.`
    );
  const beyond =
    beyondLimit(context, total) ??
    // Whatever the limit allows: rows that are all broken must not empty a table.
    (total.read && total.read === total.rejected ? `all ${total.read} rows broke the contract` : undefined);
  return beyond === undefined
    ? undefined
    : `${label}: ${beyond}; nothing of it is staged. ${await firstRejected(context)}` +
        `See ${context.schema}.rejected_row, mend the contract or the source, then load.`;
};

const publish = (context: RunContext<CollectionLoader>, snapshot: Snapshot): Promise<Applied> => {
  const { client, loader, schema, runId, incoming, observe } = context;
  const { table } = loader.into;
  const { name, label, part, at } = snapshot;
  const isWhole = part === '';
  return transaction(client, async () => {
    const gone = isWhole
      ? await client.query(`delete from ${table}`)
      : await client.query(`delete from ${table} where _part = $1`, [part]);
    const come = await applyRows(
      context,
      `(select * from ${incoming} where _delivery = ${escapeLiteral(name)}) as arrived`,
      { again: true },
    );
    if (isWhole) await client.query(`delete from ${schema}.delivery_part where loader = $1`, [loader.name]);
    await client.query(
      `insert into ${schema}.delivery_part (loader, part, delivery, landed_at) values ($1, $2, $3, $4)
       on conflict (loader, part) do update set delivery = excluded.delivery, landed_at = excluded.landed_at`,
      [loader.name, part, name, at],
    );
    await dropSettledRejections(context, incoming);
    await dropOlderRejections(context, snapshot);
    await clearDeliveries(context, [name]);
    const applied = { written: come.written, replaced: gone.rowCount ?? 0 };
    await countRun(client, schema, runId, { deliveries: 1, ...applied });
    await observe({ step: 'publishing', loader: loader.name, file: label, rows: come.written });
    return applied;
  });
};

/** What was rejected of a snapshot that is gone must not come back from there. */
const dropOlderRejections = async (
  { client, loader, schema }: RunContext,
  { name, part, at }: Snapshot,
): Promise<void> => {
  await client.query(
    `delete from ${schema}.rejected_row
     where loader = $1 and delivery <> $2 and landed_at < $3
       and ($4 = '' or (select string_agg(value, '|') from jsonb_each_text(document->'each')) = $4)`,
    [loader.name, name, at, part],
  );
};
