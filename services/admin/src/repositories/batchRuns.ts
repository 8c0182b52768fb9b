import type { Scope } from '@rosetta/access';
import { type CommonQueryMethods, sql } from 'slonik';
import { z } from 'zod';
import type { RunKey } from '../reads/keys.ts';

const text = z.string();
const optional = text.nullable();
const count = z.number().nullable();
const Command = z.enum(['run', 'reprocess', 'replay']);
/** What a run may be asked to do, as the batch keeps it. */
export const Inputs = z.object({
  from: text.optional(),
  to: text.optional(),
  dryRun: z.boolean().optional(),
  loader: text.optional(),
  rawIds: z.array(text).optional(),
});
const Run = z.object({
  runId: text,
  batch: text,
  command: Command,
  trigger: z.enum(['schedule', 'manual', 'command_line']),
  schedule: optional,
  status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled', 'lost']),
  inputs: Inputs,
  requestedBy: optional,
  requestedAt: text,
  startedAt: optional,
  finishedAt: optional,
  heartbeatAt: optional,
  worker: optional,
  cancelRequestedBy: optional,
  cancelRequestedAt: optional,
  relaunchOf: optional,
  takesOver: optional,
  message: optional,
  publicationId: count,
});
const Step = z.object({
  position: z.number(),
  name: text,
  status: z.enum(['pending', 'running', 'succeeded', 'failed', 'skipped', 'cancelled']),
  startedAt: optional,
  finishedAt: optional,
  rowsRead: count,
  rowsWritten: count,
  rowsRejected: count,
  bytes: count,
  message: optional,
});
const Amount = z.object({
  month: text,
  column: text,
  currency: optional,
  before: text,
  after: text,
  change: text,
});
const ModelDifference = z.object({
  model: text,
  timeColumn: optional,
  rowsBefore: z.number(),
  rowsAfter: z.number(),
  rowsAdded: z.number(),
  rowsRemoved: z.number(),
  rowsChanged: z.number(),
  amounts: z.array(Amount),
});
const Difference = z.object({
  difference: z.object({ from: text, to: text, models: z.array(ModelDifference) }).nullable(),
});

/** One run of the batch. */
export type Run = z.infer<typeof Run>;
/** One step of a run. */
export type Step = z.infer<typeof Step>;
/** What a run does. */
export type Command = z.infer<typeof Command>;

/** What runs are asked by. */
export interface RunsOf {
  status?: readonly Run['status'][];
  command?: Command;
  trigger?: Run['trigger'];
  from?: string;
  to?: string;
  after: RunKey | undefined;
  limit: number;
}

/** What a run is asked for with. */
export interface RunRequest {
  command: Command;
  inputs: object;
  who: string;
  relaunchOf?: string;
  key?: string;
}

/** The wire's instants have milliseconds, and a cursor must name exactly where it stands. */
const requestedAt = sql.fragment`date_trunc('milliseconds', requested_at)`;
const run = sql.fragment`
  run_id as "runId", batch, command, trigger, schedule, status, coalesce(inputs, '{}') as inputs,
  requested_by as "requestedBy", requested_at as "requestedAt", started_at as "startedAt",
  finished_at as "finishedAt", heartbeat_at as "heartbeatAt", worker,
  cancel_requested_by as "cancelRequestedBy", cancel_requested_at as "cancelRequestedAt",
  relaunch_of as "relaunchOf", takes_over as "takesOver", message, publication_id as "publicationId"`;

/** Reads the runs of a batch, and asks the batch for changes; its functions alone change anything. They hold no application's figures, so every scope sees the same. */
export const batchRuns = (db: CommonQueryMethods, batch: string) => ({
  /** Newest request first, strictly before `after`. */
  list: (_scope: Scope, { status, command, trigger, from, to, after, limit }: RunsOf) =>
    db.any(sql.type(Run)`
      select ${run}
      from ops.batch_run
      where batch = ${batch}
        and (${status ? sql.array(status, 'text') : null}::text[] is null or status = any(${status ? sql.array(status, 'text') : null}::text[]))
        and (${command ?? null}::text is null or command = ${command ?? null})
        and (${trigger ?? null}::text is null or trigger = ${trigger ?? null})
        and (${from ?? null}::timestamptz is null or requested_at >= ${from ?? null}::timestamptz)
        and (${to ?? null}::timestamptz is null or requested_at < ${to ?? null}::timestamptz)
        and (${after?.[0] ?? null}::timestamptz is null
          or (${requestedAt}, run_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by ${requestedAt} desc, run_id desc
      limit ${limit + 1}`),

  /** One run; null when there is none. */
  byId: (_scope: Scope, runId: string) =>
    db.maybeOne(sql.type(Run)`select ${run} from ops.batch_run where run_id = ${runId} and batch = ${batch}`),

  /** The steps of a run in their order. */
  steps: (_scope: Scope, runId: string) =>
    db.any(sql.type(Step)`
      select
        position, name, status, started_at as "startedAt", finished_at as "finishedAt", rows_read as "rowsRead",
        rows_written as "rowsWritten", rows_rejected as "rowsRejected", bytes, message
      from ops.batch_step
      where run_id = ${runId}
      order by position`),

  /** What a run changed, or would change. */
  difference: async (_scope: Scope, runId: string) =>
    (await db.maybeOne(sql.type(Difference)`select difference from ops.batch_run where run_id = ${runId}`))
      ?.difference ?? null,

  /** Asks for a run; the same key gives the same run. */
  request: ({ command, inputs, who, relaunchOf, key }: RunRequest) =>
    db.oneFirst(sql.type(z.object({ runId: text }))`
      select ops.request_run(
        ${batch}, ${command}, ${JSON.stringify(inputs)}::jsonb, ${who}, ${relaunchOf ?? null}::uuid, ${key ?? null}
      ) as "runId"`),

  /** Cancels a run that waits, or asks one under way to end. */
  cancel: (runId: string, who: string) =>
    db.oneFirst(
      sql.type(z.object({ status: text }))`select ops.cancel_run(${runId}::uuid, ${who}) as status`,
    ),
});
