import { columnList } from '../declare/describe.ts';
import type { Manifest } from '../land/manifest.ts';
import { incomingTable } from '../staging/ensureStaging.ts';
import type { RunContext } from './context.ts';
import type { ConvertedDocument, LandedDocument, RejectedDocument } from './convert.ts';
import { copyLines } from './copyLines.ts';
import { keepRejected } from './rejected.ts';
import { countRun } from './runs.ts';
import { transaction } from './transaction.ts';

/** Stages one chunk of a delivery: rows, rejections, position and run record in one transaction. */
export const stageChunk = async (
  context: RunContext,
  manifest: Manifest,
  collection: string,
  documents: readonly LandedDocument[],
  winning: ReadonlySet<string>,
): Promise<void> => {
  const { client, schema, loader, runId, converter, observe } = context;
  const columns = columnList(loader);
  const nulsBefore = converter.nulReplaced();
  const rows: ConvertedDocument[] = [];
  const rejected: RejectedDocument[] = [];
  for (const document of documents) {
    const result = converter.convert(document);
    if (!('line' in result)) rejected.push(result);
    // Rows of a part that a newer delivery has staged are read past.
    else if (winning.has(result.part)) rows.push(result);
  }
  const progress = { loader: loader.name, file: manifest.file, rows: documents.length };
  await observe({ step: 'read', ...progress });
  await transaction(client, async () => {
    await copyLines(client, `pg_temp.chunk (${columns})`, rows, ({ document }, reason) =>
      rejected.push(converter.reject(document, '', reason)),
    );
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
      [
        loader.name,
        collection,
        manifest._id,
        manifest.landedAt,
        String(documents.at(-1)?._id),
        documents.length,
        rejected.length,
        runId,
      ],
    );
    await countRun(client, schema, runId, {
      read: documents.length,
      rejected: rejected.length,
      nulReplaced: converter.nulReplaced() - nulsBefore,
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
