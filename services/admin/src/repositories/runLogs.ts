import type { Scope } from '@rosetta/access';
import { type CommonQueryMethods, sql } from 'slonik';
import { z } from 'zod';

const levels = ['debug', 'info', 'warn', 'error'] as const;
const Line = z.object({
  line: z.number(),
  loggedAt: z.string(),
  level: z.enum(levels),
  step: z.string().nullable(),
  message: z.string(),
  fields: z.record(z.string(), z.unknown()).nullable(),
});

/** One line of a run's log. */
export type LogLine = z.infer<typeof Line>;

/** What lines are asked by. */
export interface LinesOf {
  /** Only lines that matter at least this much. */
  level?: LogLine['level'];
  step?: string;
  /** The number of the line before the first one wanted. */
  after: number;
  limit: number;
}

/** Reads what runs have logged; it is about the batch, so every scope sees the same. */
export const runLogs = (db: CommonQueryMethods) => ({
  /** Oldest first, and one more than the limit where there are more. */
  list: (_scope: Scope, runId: string, { level = 'debug', step, after, limit }: LinesOf) =>
    db.any(sql.type(Line)`
      select line, logged_at as "loggedAt", level, step, message, fields
      from ops.run_log
      where run_id = ${runId} and line > ${after}
        and level = any(${sql.array(levels.slice(levels.indexOf(level)), 'text')})
        and (${step ?? null}::text is null or step = ${step ?? null})
      order by line
      limit ${limit + 1}`),
});
