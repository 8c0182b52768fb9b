import { envelopeOf } from '../bson/envelope.ts';
import type { RunContext } from './context.ts';
import { earliest } from './range.ts';
import { keepRejected } from './rejected.ts';
import { rejectedDocument } from './rejectedDocument.ts';
import { countRun } from './runs.ts';
import { transaction } from './transaction.ts';

/** Moves documents that have no landing time, or an impossible one, and so stand outside every page, into `rejected_row`. */
export const sweepUnlanded = async (context: RunContext, collections: ReadonlySet<string>): Promise<void> => {
  for (const collection of collections) {
    const cursor = context.db.collection(collection).find(outside(), { raw: true }).batchSize(1_000);
    let chunk: Buffer[] = [];
    for await (const document of cursor) {
      // The driver's types do not know that these are bytes.
      if (chunk.push(document as unknown as Buffer) < 1_000) continue;
      await reject(context, collection, chunk);
      chunk = [];
    }
    if (chunk.length) await reject(context, collection, chunk);
  }
};

const day = 86_400_000;

/** Asked for by what they hold, not by what they do not: so an index on landedAt finds them without reading the rest. */
const outside = () => ({
  $or: [
    { landedAt: null },
    { landedAt: { $type: [...otherTypes] } },
    { landedAt: { $lt: earliest } },
    // A clock may be fast; one that is a day fast would hide what lands after it.
    { landedAt: { $gt: new Date(Date.now() + day) } },
  ],
});

const otherTypes = [
  'double',
  'string',
  'object',
  'array',
  'binData',
  'objectId',
  'bool',
  'regex',
  'int',
  'timestamp',
  'long',
  'decimal',
] as const;

/** Why a document stands outside every page. */
export const whyOutside = (document: Buffer): string | undefined => {
  const envelope = envelopeOf(document);
  if (!envelope) return undefined; // its bytes are no document, which the converter says
  const { landedAt } = envelope;
  if (landedAt == null) return 'is missing';
  if (!(landedAt instanceof Date)) return 'is not a date';
  // Not a number is a date that JavaScript cannot hold: millions of years away.
  if (!(landedAt >= earliest)) return 'is before the year 1, or beyond any calendar';
  return landedAt.getTime() > Date.now() + day ? 'is more than a day ahead of the clock' : undefined;
};

const reject = async (
  context: RunContext,
  collection: string,
  documents: readonly Buffer[],
): Promise<void> => {
  const { client, schema, loader, runId } = context;
  const found = documents.map((document) =>
    rejectedDocument(document, 'landedAt', whyOutside(document) ?? 'is not a date'),
  );
  const known = await client.query<{ raw_id: string }>(
    `select raw_id from ${schema}.rejected_row where loader = $1 and collection = $2 and raw_id = any($3)`,
    [loader.name, collection, found.map((row) => row.rawId)],
  );
  const before = new Set(known.rows.map((row) => row.raw_id));
  const rejected = found.filter((row) => !before.has(row.rawId));
  await transaction(client, async () => {
    await keepRejected(client, schema, { loader: loader.name, collection, runId }, rejected);
    await countRun(client, schema, runId, { rejected: rejected.length });
  });
};
