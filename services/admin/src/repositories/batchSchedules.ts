import type { Scope } from '@rosetta/access';
import { type CommonQueryMethods, sql } from 'slonik';
import { z } from 'zod';
import { Inputs } from './batchRuns.ts';

const optional = z.string().nullable();
const Schedule = z.object({
  name: z.string(),
  batch: z.string(),
  cron: z.string(),
  timeZone: z.string(),
  command: z.enum(['run', 'reprocess', 'replay']),
  inputs: Inputs,
  paused: z.boolean(),
  pausedBy: optional,
  pausedAt: optional,
  lastRunId: optional,
});

/** When the batch runs by itself. */
export type Schedule = z.infer<typeof Schedule>;

const schedule = sql.fragment`
  name, batch, cron, time_zone as "timeZone", command, coalesce(inputs, '{}') as inputs, paused,
  paused_by as "pausedBy", paused_at as "pausedAt", last_run_id as "lastRunId"`;

/** Reads the schedules of a batch, and pauses them by its function; they are about the batch, so every scope sees the same. */
export const batchSchedules = (db: CommonQueryMethods, batch: string) => ({
  /** All of them, by name. */
  list: (_scope: Scope) =>
    db.any(
      sql.type(Schedule)`select ${schedule} from ops.batch_schedule where batch = ${batch} order by name`,
    ),

  /** One of them. */
  byName: (_scope: Scope, name: string) =>
    db.one(
      sql.type(
        Schedule,
      )`select ${schedule} from ops.batch_schedule where batch = ${batch} and name = ${name}`,
    ),

  /** Pauses a schedule, or lets it go on. */
  setPaused: (name: string, paused: boolean, who: string) =>
    db.query(sql.unsafe`select ops.set_schedule_paused(${batch}, ${name}, ${paused}, ${who})`),
});
