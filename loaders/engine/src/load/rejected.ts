import type { Client } from 'pg';

import type { RejectedDocument } from './convert.ts';

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
      rejected.map((row) => row.landedAt),
      rejected.map((row) => row.delivery),
      rejected.map((row) => row.path),
      rejected.map((row) => row.reason),
      rejected.map((row) => row.document),
    ],
  );
};
