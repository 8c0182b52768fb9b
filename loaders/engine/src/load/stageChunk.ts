import { columnList } from '../declare/describe.ts';
import type { Manifest } from '../land/manifest.ts';
import { incomingTable } from '../staging/ensureStaging.ts';
import type { RunContext } from './context.ts';
import type { ConvertedDocument, LandedDocument, RejectedDocument } from './convert.ts';
import { copyLines } from './copyLines.ts';
import { keepRejected } from './rejected.ts';
import { countRun } from './runs.ts';
import { transaction } from './transaction.ts';

/** A stretch of a delivery, converted. */
export interface Chunk {
  readonly rows: readonly ConvertedDocument[];
  readonly rejected: readonly RejectedDocument[];
  /** Documents read, those of parts that are not wanted included. */
  readonly read: number;
  readonly lastId: string;
  readonly nulReplaced: number;
}

/** Stages one chunk of a delivery: rows, rejections, position and run record in one transaction. */
export const stageChunk = async (
  context: RunContext,
  manifest: Manifest,
  collection: string,
  { rows, read, lastId, nulReplaced, ...chunk }: Chunk,
): Promise<void> => {
  const { client, db, schema, loader, runId, converter, observe } = context;
  const columns = columnList(loader);
  const rejected = [...chunk.rejected];
  const progress = { loader: loader.name, file: manifest.file, rows: read };
  await observe({ step: 'read', ...progress });
  await transaction(client, async () => {
    await copyLines(client, `pg_temp.chunk (${columns})`, rows, async ({ rawId }, reason) => {
      const document = await db
        .collection<LandedDocument & { _id: string }>(collection)
        .findOne({ _id: rawId });
      rejected.push(converter.reject(document ?? { _id: rawId }, '', reason));
    });
    await client.query(
      `insert into ${incomingTable(loader)} (${columns}) select ${columns} from pg_temp.chunk on conflict (_id) do nothing`,
    );
    await keepRejected(client, schema, { loader: loader.name, collection, runId }, rejected);
    await client.query(
      `insert into ${schema}.watermark as mark
         (loader, collection, delivery, landed_at, raw_id, read, rejected, run_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (loader, delivery, collection) do update
         set raw_id = excluded.raw_id, read = mark.read + excluded.read,
           rejected = mark.rejected + excluded.rejected, run_id = excluded.run_id`,
      [loader.name, collection, manifest._id, manifest.landedAt, lastId, read, rejected.length, runId],
    );
    await countRun(client, schema, runId, {
      read,
      rejected: rejected.length,
      nulReplaced,
    });
    await observe({ step: 'copied', ...progress });
  });
  await observe({ step: 'committed', ...progress });
};

/** The temporary table that chunks are copied into: as the staging table, without its indexes, emptied by each commit. */
export const createChunkTable = async ({
  client,
  loader,
}: Pick<RunContext, 'client' | 'loader'>): Promise<void> => {
  await client.query('drop table if exists pg_temp.chunk');
  await client.query(`create temporary table chunk (like ${incomingTable(loader)}) on commit delete rows`);
};
