import type pg from 'pg';
import { workerName } from '../worker.ts';

export type Command = 'run' | 'reprocess' | 'replay';
export type RunStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'lost';

/** What a run was asked to do. */
export interface Inputs {
  from?: string;
  to?: string;
  dryRun?: boolean;
  loader?: string;
  rawIds?: string[];
}

/** A run as far as its worker needs to know it. */
export interface Run {
  runId: string;
  batch: string;
  command: Command;
  trigger: 'schedule' | 'manual' | 'command_line';
  schedule: string | null;
  inputs: Inputs;
  requestedBy: string | null;
  takesOver: string | null;
}

const columns = `run_id as "runId", batch, command, trigger, schedule, inputs, requested_by as "requestedBy", takes_over as "takesOver"`;

/** Begins a queued run; undefined when it is not queued any more: somebody cancelled it, or another worker did it. */
export const beginRun = async (client: pg.Client, runId: string): Promise<Run | undefined> => {
  const { rows } = await client.query<Run>(
    `update ops.batch_run set status = 'running', started_at = clock_timestamp(), heartbeat_at = clock_timestamp(), worker = $2
     where run_id = $1 and status = 'queued' returning ${columns}`,
    [runId, workerName],
  );
  return rows[0];
};

/**
 * The run that a command on the command line does: a queued one that takes over a lost run with the same inputs, else a new one.
 */
export const runOfCommandLine = async (
  client: pg.Client,
  batch: string,
  { command, inputs, who }: { command: Command; inputs: Inputs; who: string },
): Promise<string> => {
  const checked = await client.query<{ inputs: Inputs }>('select ops.check_inputs($1, $2, $3) as inputs', [
    batch,
    command,
    inputs,
  ]);
  const lost = await client.query<{ runId: string }>(
    `select run_id as "runId" from ops.batch_run
     where batch = $1 and command = $2 and inputs = $3 and status = 'queued' and takes_over is not null
     order by requested_at limit 1`,
    [batch, command, checked.rows[0]!.inputs],
  );
  if (lost.rows[0]) return lost.rows[0].runId;
  const { rows } = await client.query<{ runId: string }>(
    `insert into ops.batch_run (batch, command, trigger, requested_by, status, inputs)
     values ($1, $2, 'command_line', $3, 'queued', $4) returning run_id as "runId"`,
    [batch, command, who, checked.rows[0]!.inputs],
  );
  return rows[0]!.runId;
};

/** Says that the run is alive; returns who asked for it to be cancelled, if anybody did. */
export const beat = async (client: pg.Client, runId: string): Promise<string | null> => {
  const { rows } = await client.query<{ who: string | null }>(
    `update ops.batch_run set heartbeat_at = clock_timestamp() where run_id = $1 returning cancel_requested_by as who`,
    [runId],
  );
  return rows[0]?.who ?? null;
};

/** Ends a run. */
export const endRun = async (
  client: pg.Client,
  runId: string,
  end: { status: RunStatus; message: string | null },
): Promise<void> => {
  await client.query(
    `update ops.batch_run set status = $2, message = $3, finished_at = clock_timestamp(), heartbeat_at = clock_timestamp()
     where run_id = $1`,
    [runId, end.status, end.message],
  );
};

/** Marks what no worker does any more as lost and asks for it again; returns the runs that take over. */
export const takeOver = async (
  client: pg.Client,
  batch: string,
  message = 'Its worker died before the end.',
): Promise<string[]> => {
  const { rows } = await client.query<{ runId: string }>('select ops.take_over($1, $2) as "runId"', [
    batch,
    message,
  ]);
  return rows.map(({ runId }) => runId);
};
