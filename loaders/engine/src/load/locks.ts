import { Client } from 'pg';

import { LoadError } from '../errors.ts';

/** What ends a wait: a signal, by way of a second connection. */
export interface Waiting {
  readonly database: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * Waits for the two locks of a run: the sources' shared (a build reads them under the exclusive one, and so sees
 * whole loads) and the loader's own (one run of a loader at a time). They go with the connection, however it ends.
 */
export const takeLocks = async (
  client: Client,
  locks: { sources: string; loader: string },
  waiting: Waiting,
  onWait: (lock: string) => void | Promise<void>,
): Promise<void> => {
  const shared = ['pg_advisory_lock_shared', 'pg_try_advisory_lock_shared', locks.sources] as const;
  await take(client, shared, waiting, onWait);
  try {
    await take(client, ['pg_advisory_lock', 'pg_try_advisory_lock', `load ${locks.loader}`], waiting, onWait);
  } catch (error) {
    await releaseLocks(client).catch(() => undefined);
    throw error;
  }
};

/** Gives both locks back. */
export const releaseLocks = async (client: Client): Promise<void> => {
  await client.query('select pg_advisory_unlock_all()');
};

const take = async (
  client: Client,
  [wait, attempt, name]: readonly [string, string, string],
  { database, signal }: Waiting,
  onWait: (lock: string) => void | Promise<void>,
): Promise<void> => {
  const { rows } = await client.query<{ taken: boolean; pid: number }>(
    `select ${attempt}(hashtext($1)) as taken, pg_backend_pid() as pid`,
    [name],
  );
  if (rows[0]?.taken) return;
  await onWait(name);
  const cancelled = new LoadError(
    `The wait for lock "${name}" was cancelled; nothing was begun.`,
    'cancelled',
  );
  if (signal?.aborted) throw cancelled;
  const onAbort = () => void cancelBackend(database, rows[0]?.pid).catch(() => undefined);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    await client.query(`select ${wait}(hashtext($1))`, [name]);
  } catch (error) {
    throw signal?.aborted ? cancelled : error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
};

const cancelBackend = async (database: string, pid: number | undefined): Promise<void> => {
  const other = new Client({ connectionString: database, application_name: 'rosetta-load cancel' });
  await other.connect();
  try {
    await other.query('select pg_cancel_backend($1)', [pid]);
  } finally {
    await other.end();
  }
};
