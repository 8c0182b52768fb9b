import type pg from 'pg';
import { opsOf } from '../database/opsSchema.ts';

/** A session that holds a lock on a relation that the publish needs. */
export interface Blocker {
  pid: number;
  application: string;
  state: string;
  seconds: number;
}

/** Who holds locks on the publication or on some relations. */
export const blockersOf = (client: pg.Client, project: string, oids: readonly number[]): Promise<Blocker[]> =>
  holdersOf(client, 'locks.relation = any($1::oid[] || $2::regclass::oid)', [
    oids,
    `${opsOf(project)}.publication`,
  ]);

/** Who may keep the rows of a relation from being written: no reader of it, but who reserved something that it reads. */
export const writeBlockersOf = (
  client: pg.Client,
  oid: number,
  read: readonly string[],
): Promise<Blocker[]> =>
  holdersOf(
    client,
    `(locks.relation = $1 and locks.mode <> 'AccessShareLock')
        or (locks.mode = 'AccessExclusiveLock' and locks.relation = any(array(select to_regclass(name)::oid from unnest($2::text[]) as name)))`,
    [oid, read],
  );

const holdersOf = async (client: pg.Client, which: string, values: unknown[]): Promise<Blocker[]> => {
  // A transaction sees pg_stat_activity as it was when it first looked.
  await client.query('select pg_stat_clear_snapshot()');
  const { rows } = await client.query<Blocker>(
    `select distinct activity.pid, coalesce(activity.application_name, '') as application, coalesce(activity.state, '') as state,
        round(extract(epoch from clock_timestamp() - activity.xact_start))::int as seconds
     from pg_locks as locks
     join pg_stat_activity as activity on activity.pid = locks.pid
     where locks.locktype = 'relation' and locks.granted and locks.pid <> pg_backend_pid()
       and locks.database = (select oid from pg_database where datname = current_database())
       and (${which})
     order by seconds desc nulls last`,
    values,
  );
  return rows;
};

/** The sessions in the way, in words. */
export const nameBlockers = (blockers: readonly Blocker[]): string =>
  blockers.length === 0
    ? 'another session held a lock and let it go before it could be named'
    : blockers
        .map(
          ({ pid, application, state, seconds }) =>
            `process ${pid} (${application || 'no name'}, ${state}, for ${seconds} s) is in the way`,
        )
        .join(', ');

/** The sessions in the way, and what to do. */
export const describeBlockers = (blockers: readonly Blocker[]): string =>
  `${nameBlockers(blockers)}; ${blockers.length === 0 ? 'run it again' : 'end it or wait for it, then run again'}`;
