import pg from 'pg';
import { Stop } from '../run/stop.ts';
import { workerName } from '../worker.ts';

/** The right to run a batch: one session in the whole database has it at a time, and loses it when it ends. */
export interface Held {
  client: pg.Client;
  /** Aborted when the session is lost: somebody else may have the batch then. */
  lost: AbortSignal;
  /** Whether the session still answers. */
  isAlive: () => Promise<boolean>;
  release: () => Promise<void>;
}

/** The run that somebody else is doing. */
export interface Holder {
  runId: string;
  startedAt: Date;
  worker: string;
}

/** Without a word for this long, the server ends the session of a worker that hangs or whose machine is gone. */
const silenceMs = 60_000;

/** Takes the batch's lock if it is free. A holder that has no run yet is only just beginning. */
export const holdBatch = async (
  database: string,
  batch: string,
): Promise<{ held: Held } | { held?: undefined; holder: Holder | undefined }> => {
  const client = new pg.Client({
    connectionString: database,
    application_name: `${batch} batch on ${workerName}`.slice(0, 63),
    keepAlive: true,
    query_timeout: silenceMs / 2,
  });
  const lost = new AbortController();
  const lose = (message: string): void => lost.abort(new Stop('lost', message));
  client.on('error', (error) => lose(error.message));
  client.on('end', () => lose('the session has ended'));
  await client.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(hashtext('rosetta.batch'), hashtext($1)) as taken`,
      [batch],
    );
    if (!rows[0]!.taken) {
      const holder = await holderOf(client, batch);
      await client.end();
      return { holder };
    }
    await client.query(`set idle_session_timeout = ${silenceMs}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  const isAlive = (): Promise<boolean> =>
    lost.signal.aborted
      ? Promise.resolve(false)
      : client.query('select 1').then(
          () => true,
          () => false,
        );
  return {
    held: { client, lost: lost.signal, isAlive, release: () => client.end().catch(() => undefined) },
  };
};

const holderOf = async (client: pg.Client, batch: string): Promise<Holder | undefined> => {
  const { rows } = await client.query<Holder>(
    `select run_id as "runId", started_at as "startedAt", worker from ops.batch_run
     where batch = $1 and status = 'running' order by started_at desc limit 1`,
    [batch],
  );
  return rows[0];
};

/** Who has the batch, for people. */
export const describeHolder = (batch: string, holder: Holder | undefined): string =>
  holder
    ? `The ${batch} batch is running elsewhere: run ${holder.runId} holds the lock since ${holder.startedAt.toISOString()} on ${holder.worker}.`
    : `The ${batch} batch is running elsewhere: its worker has only just taken the lock.`;
