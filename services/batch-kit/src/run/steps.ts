import type pg from 'pg';
import type { Inputs } from './runs.ts';
import type { Say } from './runLog.ts';

/** What a step counts. */
export interface Counts {
  read?: number;
  written?: number;
  rejected?: number;
  bytes?: number;
}

/** What a step works with. */
export interface StepContext {
  runId: string;
  inputs: Inputs;
  signal: AbortSignal;
  say: Say;
  /** Shows how far the step is; each count replaces the one before. */
  count: (counts: Counts) => void;
  /** Keeps what the run published, or would have changed. */
  keep: (result: { publicationId?: string | null; difference?: unknown }) => Promise<void>;
}

/** One step of a run. What it returns is said of it in a sentence. @throws when it failed: then nothing after it is done. */
export interface Step {
  name: string;
  work: (context: StepContext) => Promise<string>;
}

type StepStatus = 'pending' | 'running' | 'succeeded' | 'failed' | 'skipped' | 'cancelled';

/** Writes down which steps a run will have. */
export const declareSteps = async (
  client: pg.Client,
  runId: string,
  names: readonly string[],
): Promise<void> => {
  await client.query(
    `insert into ops.batch_step (run_id, position, name, status)
     select $1, position, name, 'pending' from unnest($2::text[]) with ordinality as step (name, position)`,
    [runId, names],
  );
};

/** Writes down how a step stands; counts that are not given stay. */
export const writeStep = async (
  client: pg.Client,
  runId: string,
  position: number,
  { status, counts, message }: { status: StepStatus; counts: Counts; message?: string },
): Promise<void> => {
  await client.query(
    `update ops.batch_step
     set status = $3, message = coalesce($4, message), rows_read = coalesce($5, rows_read), rows_written = coalesce($6, rows_written),
       rows_rejected = coalesce($7, rows_rejected), bytes = coalesce($8, bytes),
       started_at = case when $3 in ('pending', 'skipped') then started_at else coalesce(started_at, clock_timestamp()) end,
       finished_at = case when $3 in ('succeeded', 'failed', 'cancelled') then clock_timestamp() end
     where run_id = $1 and position = $2`,
    [runId, position, status, message, counts.read, counts.written, counts.rejected, counts.bytes],
  );
};
