import type { Client } from 'pg';

import { earliest } from './range.ts';
import type { RejectedDocument } from './rejectedDocument.ts';

/** Keeps rejected documents with their reason; one that was rejected before keeps only the latest reason. */
export const keepRejected = async (
  client: Client,
  schema: string,
  where: { loader: string; collection: string; runId: string },
  rejected: readonly RejectedDocument[],
): Promise<void> => {
  if (!rejected.length) return;
  await client.query(
    `insert into ${schema}.rejected_row
       (loader, collection, raw_id, landed_at, delivery, path, reason, document, run_id, rejected_at)
     select $1, $2, raw_id, landed_at, delivery, path, reason, document, $3, now()
     from unnest($4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
       as rejected (raw_id, landed_at, delivery, path, reason, document)
     on conflict (loader, collection, raw_id) do update
       set path = excluded.path, reason = excluded.reason, document = excluded.document,
           run_id = excluded.run_id, rejected_at = excluded.rejected_at`,
    [
      where.loader,
      where.collection,
      where.runId,
      rejected.map((row) => row.rawId),
      // One that no calendar has is not for a timestamptz; the document keeps it.
      rejected.map(({ landedAt }) => (landedAt && landedAt >= earliest ? landedAt : null)),
      rejected.map((row) => row.delivery),
      rejected.map((row) => row.path),
      rejected.map((row) => row.reason),
      rejected.map((row) => row.document),
    ],
  );
};

/** Says of rejected documents that the raw store has lost them; the copy in their row is the last one and stays. */
export const keepLost = async (
  client: Client,
  schema: string,
  where: { loader: string; runId: string },
  lost: readonly { readonly collection: string; readonly rawId: string }[],
): Promise<void> => {
  await client.query(
    `update ${schema}.rejected_row as rejected
     set path = '', reason = 'the raw store holds it no longer', run_id = $2, rejected_at = now()
     from unnest($3::text[], $4::text[]) as lost (collection, raw_id)
     where loader = $1 and rejected.collection = lost.collection and rejected.raw_id = lost.raw_id`,
    [where.loader, where.runId, lost.map((each) => each.collection), lost.map((each) => each.rawId)],
  );
};
