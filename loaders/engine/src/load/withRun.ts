import type { Db } from 'mongodb';
import type { Client } from 'pg';

import type { Loader } from '../declare/loader.ts';
import { LoadError, throwIfCancelled } from '../errors.ts';
import { ensureStaging, incomingTable, schemaOf } from '../staging/ensureStaging.ts';
import type { ByteBudget } from './budget.ts';
import type { RunContext } from './context.ts';
import { converter } from './convert.ts';
import type { LoadObserver } from './events.ts';
import { explained } from './explain.ts';
import { releaseLocks, takeLocks } from './locks.ts';
import { closeRun, type LoadRun, openRun, type RunCommand } from './runs.ts';

/** The two databases of a run. */
export interface Connections {
  readonly client: Client;
  readonly db: Db;
  /** The address of the client's database, for a second connection that cancels what the first one waits for. */
  readonly database: string;
}

/** What a run needs beside the two databases. */
export interface RunOptions {
  readonly sourcesLock: string;
  readonly chunkRows: number;
  /** Bytes in flight, shared by all loaders of the process. */
  readonly budget: ByteBudget;
  readonly lockTimeoutSeconds: number;
  readonly observe: LoadObserver;
  readonly signal: AbortSignal | undefined;
}

/** Does one piece of work of one loader, under its locks, and records it as a run however it ends; what `work` gives as reasons makes the run a failed one. */
export const withRun = async (
  { client, db, database }: Connections,
  loader: Loader,
  command: RunCommand,
  { sourcesLock, chunkRows, budget, lockTimeoutSeconds, observe, signal }: RunOptions,
  work: (context: RunContext) => Promise<{ readonly reasons: readonly string[] }>,
): Promise<LoadRun> => {
  const schema = schemaOf(loader);
  throwIfCancelled(signal, `The ${command} of ${loader.name}`);
  await takeLocks(client, { sources: sourcesLock, loader: loader.name }, { database, signal }, (lock) =>
    observe({ step: 'waiting', loader: loader.name, lock }),
  );
  try {
    await client.query(`set lock_timeout = ${lockTimeoutSeconds * 1_000}`);
    await explained(client, loader, () => ensureStaging(client, loader));
    const runId = await openRun(client, schema, loader.name, command);
    const context: RunContext = {
      client,
      db,
      loader,
      command,
      schema,
      runId,
      incoming: incomingTable(loader),
      converter: converter(loader),
      chunkRows,
      budget,
      observe,
      signal,
    };
    const { drift } = context.converter;
    try {
      const { reasons } = await explained(client, loader, () => work(context));
      return await closeRun(client, schema, runId, {
        status: reasons.length ? 'failed' : 'done',
        error: reasons.length ? reasons.join('\n') : null,
        drift,
      });
    } catch (error) {
      const status = error instanceof LoadError && error.code === 'cancelled' ? 'cancelled' : 'failed';
      // Where even this cannot be written, the next run marks this one lost; the first error is the one to show.
      await closeRun(client, schema, runId, { status, error: (error as Error).message, drift }).catch(
        () => undefined,
      );
      throw error;
    }
  } finally {
    await client.query('reset lock_timeout').catch(() => undefined);
    await releaseLocks(client).catch(() => undefined); // a lost connection has released them by itself
  }
};
