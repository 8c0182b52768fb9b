import type pg from 'pg';

/** A session that holds a lock which somebody else waits for. */
export interface Holder {
  pid: number;
  application: string;
}

/** Takes an exclusive lock that lasts as long as the session; when another session has it, says who, and waits. */
export const lockExclusively = async (
  client: pg.Client,
  name: string,
  waiting: (holders: Holder[]) => void,
): Promise<void> => {
  const tried = await client.query<{ taken: boolean }>('select pg_try_advisory_lock(hashtext($1)) as taken', [
    name,
  ]);
  if (tried.rows[0]!.taken) return;
  waiting(await holdersOf(client, name));
  await client.query('select pg_advisory_lock(hashtext($1))', [name]);
};

/** Gives a lock back before the session ends. */
export const unlock = async (client: pg.Client, name: string): Promise<void> => {
  await client.query('select pg_advisory_unlock(hashtext($1))', [name]);
};

const holdersOf = async (client: pg.Client, name: string): Promise<Holder[]> => {
  const { rows } = await client.query<Holder>(
    `select activity.pid, coalesce(activity.application_name, '') as application
     from pg_locks as locks
     join pg_stat_activity as activity on activity.pid = locks.pid
     where locks.locktype = 'advisory' and locks.granted and locks.objsubid = 1
       and locks.database = (select oid from pg_database where datname = current_database())
       and locks.classid::bigint = (hashtext($1)::bigint >> 32) & 4294967295
       and locks.objid::bigint = hashtext($1)::bigint & 4294967295`,
    [name],
  );
  return rows;
};
