import type { Client } from 'pg';

/**
 * Waits for the two locks of a run: the sources' shared (a build reads them under the exclusive one, and so sees
 * whole loads) and the loader's own (one run of a loader at a time). They go with the connection, however it ends.
 */
export const takeLocks = async (
  client: Client,
  locks: { sources: string; loader: string },
  onWait: (lock: string) => void | Promise<void>,
): Promise<void> => {
  await take(client, 'pg_advisory_lock_shared', 'pg_try_advisory_lock_shared', locks.sources, onWait);
  await take(client, 'pg_advisory_lock', 'pg_try_advisory_lock', `load ${locks.loader}`, onWait);
};

/** Gives both locks back. */
export const releaseLocks = async (client: Client): Promise<void> => {
  await client.query('select pg_advisory_unlock_all()');
};

const take = async (
  client: Client,
  wait: string,
  attempt: string,
  name: string,
  onWait: (lock: string) => void | Promise<void>,
): Promise<void> => {
  const { rows } = await client.query<{ taken: boolean }>(`select ${attempt}(hashtext($1)) as taken`, [name]);
  if (rows[0]?.taken) return;
  await onWait(name);
  await client.query(`select ${wait}(hashtext($1))`, [name]);
};
