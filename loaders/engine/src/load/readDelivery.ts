import type { Manifest } from '../land/manifest.ts';
import type { RunContext } from './context.ts';
import type { ConvertedDocument, LandedDocument, RejectedDocument } from './convert.ts';
import { stageChunk } from './stageChunk.ts';

/** What was read of a delivery, over all runs that worked on it. */
export interface ReadDelivery {
  readonly read: number;
  readonly rejected: number;
  /** What the manifest says was landed of the parts that were read. */
  readonly landed: number;
}

/** Reads a delivery's documents into the incoming table, from where the last run got to. */
export const readDelivery = async (
  context: RunContext,
  manifest: Manifest,
  winning: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<ReadDelivery> => {
  // Read anew, it is judged anew: what an older contract rejected may keep the present one.
  await context.client.query(
    `delete from ${context.schema}.rejected_row
     where loader = $1 and delivery = $2
       and not exists (select from ${context.schema}.watermark as mark where mark.loader = $1 and mark.delivery = $2)`,
    [context.loader.name, manifest._id],
  );
  for (const [collection, parts] of winning) await readCollection(context, manifest, collection, parts);
  const { rows } = await context.client.query<{ read: string; rejected: string }>(
    `select coalesce(sum(read), 0) as read, coalesce(sum(rejected), 0) as rejected
     from ${context.schema}.watermark where loader = $1 and delivery = $2 and collection = any($3)`,
    [context.loader.name, manifest._id, [...winning.keys()]],
  );
  const landed = manifest.periods
    .filter((period) => winning.has(period.collection))
    .reduce((sum, period) => sum + period.rows, 0);
  return { read: Number(rows[0]?.read), rejected: Number(rows[0]?.rejected), landed };
};

const readCollection = async (
  context: RunContext,
  manifest: Manifest,
  collection: string,
  winning: ReadonlySet<string>,
): Promise<void> => {
  const { client, db, loader, schema, converter, chunkRows } = context;
  const emptyChunk = () => ({
    rows: [] as ConvertedDocument[],
    rejected: [] as RejectedDocument[],
    read: 0,
    lastId: '',
    nulsBefore: converter.nulReplaced(),
  });
  const position = await client.query<{ raw_id: string }>(
    `select raw_id from ${schema}.watermark where loader = $1 and delivery = $2 and collection = $3`,
    [loader.name, manifest._id, collection],
  );
  const after = position.rows[0]?.raw_id;
  // Keyset on (landedAt, _id): a delivery's rows share one landing time, so its own stretch is an equality and a range.
  const cursor = db
    .collection<LandedDocument & { _id: string }>(collection)
    .find({
      landedAt: manifest.landedAt,
      _id: { $gt: after ?? `${manifest._id}:`, $lt: `${manifest._id};` },
    })
    .sort({ landedAt: 1, _id: 1 })
    .batchSize(2_000);
  let chunk = emptyChunk();
  let staging: Promise<void> = Promise.resolve();
  const stage = async (): Promise<void> => {
    const full = { ...chunk, nulReplaced: converter.nulReplaced() - chunk.nulsBefore };
    chunk = emptyChunk();
    await staging;
    staging = stageChunk(context, manifest, collection, full);
    staging.catch(() => undefined); // reported by the next await
  };
  try {
    // The next documents are read, and become lines at once, while PostgreSQL takes the last ones.
    for await (const document of cursor) {
      const result = converter.convert(document);
      if (!('line' in result)) chunk.rejected.push(result);
      // Rows of a part that a newer delivery has staged are read past.
      else if (winning.has(result.part)) chunk.rows.push(result);
      chunk.read += 1;
      chunk.lastId = document._id;
      if (chunk.read >= chunkRows) await stage();
    }
    if (chunk.read) await stage();
  } finally {
    await staging.finally(() => cursor.close());
  }
};
