import type { Scope } from '@rosetta/access';
import { type CommonQueryMethods, sql } from 'slonik';
import { z } from 'zod';
import type { NumberKey } from '../reads/keys.ts';

const kinds = [
  'run.request',
  'run.cancel',
  'run.relaunch',
  'schedule.pause',
  'schedule.resume',
  'rejected.replay',
] as const;
const Action = z.object({
  actionId: z.number(),
  actedAt: z.string(),
  who: z.string(),
  action: z.enum(kinds),
  batch: z.string(),
  runId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});

/** What actions are asked by. */
export interface ActionsOf {
  who?: string;
  action?: (typeof kinds)[number];
  from?: string;
  to?: string;
  after: NumberKey | undefined;
  limit: number;
}

/** Reads who did what; the batch's functions write it in the transaction of the deed. */
export const adminActions = (db: CommonQueryMethods, batch: string) => ({
  /** Newest first. */
  list: (_scope: Scope, { who, action, from, to, after, limit }: ActionsOf) =>
    db.any(sql.type(Action)`
      select action_id as "actionId", acted_at as "actedAt", who, action, batch, run_id as "runId", detail
      from ops.admin_action
      where batch = ${batch}
        and (${who ?? null}::text is null or who = ${who ?? null})
        and (${action ?? null}::text is null or action = ${action ?? null})
        and (${from ?? null}::timestamptz is null or acted_at >= ${from ?? null}::timestamptz)
        and (${to ?? null}::timestamptz is null or acted_at < ${to ?? null}::timestamptz)
        and (${after?.[0] ?? null}::bigint is null or action_id < ${after?.[0] ?? null}::bigint)
      order by action_id desc
      limit ${limit + 1}`),
});
