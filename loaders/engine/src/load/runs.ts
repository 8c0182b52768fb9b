import { randomUUID } from 'node:crypto';

import type { Client } from 'pg';

/** What a run counts. */
export interface RunCounts {
  readonly deliveries: number;
  readonly read: number;
  readonly written: number;
  readonly rejected: number;
  readonly replaced: number;
  readonly nulReplaced: number;
  /** Of the rows that were copied. */
  readonly bytes: number;
}

/** What a run was asked to do. */
export type RunCommand = 'load' | 'replay' | 'backfill';

/** Opens a run record. The caller holds the loader's lock, so a run that still says `running` has died: it is marked `lost`. */
export const openRun = async (
  client: Client,
  schema: string,
  loader: string,
  command: RunCommand,
): Promise<string> => {
  await client.query(
    `update ${schema}.load_run set status = 'lost', finished_at = now() where loader = $1 and status = 'running'`,
    [loader],
  );
  const runId = randomUUID();
  await client.query(
    `insert into ${schema}.load_run (run_id, loader, command, status, started_at) values ($1, $2, $3, 'running', now())`,
    [runId, loader, command],
  );
  return runId;
};

const driftText = (drift: ReadonlyMap<string, number>): string => JSON.stringify(Object.fromEntries(drift));

/** Adds to a run's counts, in the transaction of what is counted; with the drift that was seen so far, as a killed run cannot tell it later. */
export const countRun = async (
  client: Client,
  schema: string,
  runId: string,
  counts: Partial<RunCounts>,
  drift?: ReadonlyMap<string, number>,
): Promise<void> => {
  const {
    deliveries = 0,
    read = 0,
    written = 0,
    rejected = 0,
    replaced = 0,
    nulReplaced = 0,
    bytes = 0,
  } = counts;
  await client.query(
    `update ${schema}.load_run
     set deliveries = deliveries + $2, read = read + $3, written = written + $4, rejected = rejected + $5,
       replaced = replaced + $6, nul_replaced = nul_replaced + $7, bytes = bytes + $8, drift = coalesce($9, drift)
     where run_id = $1`,
    [
      runId,
      deliveries,
      read,
      written,
      rejected,
      replaced,
      nulReplaced,
      bytes,
      drift?.size ? driftText(drift) : null,
    ],
  );
};

/** How a run ends; one whose process died is `lost`. */
export type EndStatus = 'done' | 'failed' | 'cancelled';

/** A run as it ended. */
export interface LoadRun extends RunCounts {
  readonly runId: string;
  readonly loader: string;
  readonly command: RunCommand;
  readonly status: EndStatus;
  /** The newest landing time that is staged, in ISO 8601. */
  readonly watermark: string | null;
  readonly drift: Readonly<Record<string, number>>;
  readonly error: string | null;
}

/** Closes a run record and reads it back. */
export const closeRun = async (
  client: Client,
  schema: string,
  runId: string,
  end: { status: EndStatus; error: string | null; drift: ReadonlyMap<string, number> },
): Promise<LoadRun> => {
  const { rows } = await client.query<
    Record<keyof RunCounts, string> & Omit<LoadRun, keyof RunCounts> & { watermark: Date | null }
  >(
    `update ${schema}.load_run as run
     set status = $4, error = $2, drift = $3, finished_at = now(),
       watermark = greatest(
         (select max(landed_at) from ${schema}.delivery_part as part where part.loader = run.loader),
         (select landed_at from ${schema}.loader_position as at where at.loader = run.loader))
     where run_id = $1
     returning run_id as "runId", loader, command, status, deliveries, read, written, rejected, replaced,
       nul_replaced as "nulReplaced", bytes, watermark, coalesce(drift, '{}') as drift, error`,
    [runId, end.error, end.drift.size ? driftText(end.drift) : null, end.status],
  );
  const [run] = rows;
  if (!run) throw new Error(`the record of run ${runId} is gone`);
  const { deliveries, read, written, rejected, replaced, nulReplaced, bytes } = run;
  return {
    ...run,
    deliveries: Number(deliveries),
    read: Number(read),
    written: Number(written),
    rejected: Number(rejected),
    replaced: Number(replaced),
    nulReplaced: Number(nulReplaced),
    bytes: Number(bytes),
    watermark: run.watermark ? new Date(run.watermark).toISOString() : null,
  };
};
