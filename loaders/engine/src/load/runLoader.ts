import type { Db } from 'mongodb';
import type { Client } from 'pg';

import { type CollectionLoader, type FileLoader, isFileLoader, type Loader } from '../declare/loader.ts';
import { ensureStaging, incomingTable, schemaOf } from '../staging/ensureStaging.ts';
import type { RunContext } from './context.ts';
import { converter } from './convert.ts';
import type { LoadObserver, SettledDelivery } from './events.ts';
import { loadCollection } from './loadCollection.ts';
import { loadDelivery } from './loadDelivery.ts';
import { releaseLocks, takeLocks } from './locks.ts';
import { pendingDeliveries } from './plan.ts';
import { closeRun, type LoadRun, openRun } from './runs.ts';
import { createChunkTable } from './stageChunk.ts';
import { sweepUnlanded } from './sweep.ts';

/** What a run needs beside the two databases. */
export interface RunOptions {
  readonly sourcesLock: string;
  readonly chunkRows: number;
  readonly observe: LoadObserver;
  readonly signal: AbortSignal | undefined;
}

/** A run's record with what became of each delivery. */
export interface LoaderResult extends LoadRun {
  readonly settled: readonly SettledDelivery[];
  readonly ms: number;
}

/** Runs one loader over everything that landed since, and records the run however it ends. */
export const runLoader = async (
  client: Client,
  db: Db,
  loader: Loader,
  { sourcesLock, chunkRows, observe, signal }: RunOptions,
): Promise<LoaderResult> => {
  const started = performance.now();
  const schema = schemaOf(loader);
  await takeLocks(client, { sources: sourcesLock, loader: loader.name }, (lock) =>
    observe({ step: 'waiting', loader: loader.name, lock }),
  );
  try {
    await ensureStaging(client, loader);
    const runId = await openRun(client, schema, loader.name);
    const context: RunContext = {
      client,
      db,
      loader,
      schema,
      runId,
      incoming: incomingTable(loader),
      converter: converter(loader),
      chunkRows,
      observe,
      signal,
    };
    const settled: SettledDelivery[] = [];
    try {
      if (isOfFiles(context)) await loadPending(context, settled);
      else await loadCollection(context as RunContext<CollectionLoader>, settled);
    } catch (error) {
      await closeRun(client, schema, runId, {
        error: (error as Error).message,
        drift: context.converter.drift,
      });
      throw error;
    }
    const refusals = settled.flatMap((delivery) => delivery.reason ?? []);
    const run = await closeRun(client, schema, runId, {
      error: refusals.length ? refusals.join('\n') : null,
      drift: context.converter.drift,
    });
    return { ...run, settled, ms: Math.round(performance.now() - started) };
  } finally {
    await releaseLocks(client).catch(() => undefined); // a lost connection has released them by itself
  }
};

const isOfFiles = (context: RunContext): context is RunContext<FileLoader> => isFileLoader(context.loader);

const loadPending = async (context: RunContext<FileLoader>, settled: SettledDelivery[]): Promise<void> => {
  const { client, db, loader, schema } = context;
  const pending = await pendingDeliveries(client, db, loader);
  if (!pending.length) return;
  await createChunkTable(context);
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
