import type { Scope } from '@rosetta/access';
import { type CommonQueryMethods, sql } from 'slonik';
import { z } from 'zod';
import type { RejectedKey } from '../reads/keys.ts';

const Row = z.object({
  loader: z.string(),
  collection: z.string(),
  rawId: z.string(),
  path: z.string(),
  reason: z.string(),
  document: z.record(z.string(), z.unknown()).nullable(),
  runId: z.string(),
  rejectedAt: z.string(),
});

/** What rejected rows are asked by. */
export interface RejectedOf {
  loader?: string;
  /** A text in the path or the reason, in capitals or not. */
  path?: string;
  reason?: string;
  after: RejectedKey | undefined;
  limit: number;
}

const rejectedAt = sql.fragment`date_trunc('milliseconds', rejected_at)`;

/** Reads the documents that broke their contract. The loaders own that table. */
export const rejectedRows = (db: CommonQueryMethods) => ({
  /** Newest first. Whose application a document is about is not known, so its text is only for who may see all of them. */
  list: (scope: Scope, { loader, path, reason, after, limit }: RejectedOf) =>
    db.any(sql.type(Row)`
      select
        loader, collection, raw_id as "rawId", path, reason, run_id as "runId", rejected_at as "rejectedAt",
        case when ${scope.applications === 'all'} then document end as document
      from staging.rejected_row
      where (${loader ?? null}::text is null or loader = ${loader ?? null})
        and (${path ?? null}::text is null or strpos(lower(path), lower(${path ?? null})) > 0)
        and (${reason ?? null}::text is null or strpos(lower(reason), lower(${reason ?? null})) > 0)
        and (${after?.[0] ?? null}::timestamptz is null
          or ${rejectedAt} < ${after?.[0] ?? null}::timestamptz
          or (${rejectedAt} = ${after?.[0] ?? null}::timestamptz
            and (loader, collection, raw_id) > (${after?.[1] ?? null}, ${after?.[2] ?? null}, ${after?.[3] ?? null})))
      order by ${rejectedAt} desc, loader, collection, raw_id
      limit ${limit + 1}`),
});
