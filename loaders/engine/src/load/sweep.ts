import { envelopeIn } from '../bson/envelope.ts';
import type { RunContext } from './context.ts';
import { keepRejected } from './rejected.ts';
import { rejectedDocument } from './rejectedDocument.ts';
import { countRun } from './runs.ts';
import { transaction } from './transaction.ts';

/** Moves documents that have no landing time, and so stand outside every page, into `rejected_row`. Looks only where something new has landed. */
export const sweepUnlanded = async (context: RunContext, collections: ReadonlySet<string>): Promise<void> => {
  for (const collection of collections) {
    const cursor = context.db
      .collection(collection)
      .find({ landedAt: { $not: { $type: 'date' } } }, { raw: true })
      .batchSize(1_000);
    let chunk: Buffer[] = [];
    for await (const document of cursor) {
      if (chunk.push(document as unknown as Buffer) < 1_000) continue;
      await reject(context, collection, chunk);
      chunk = [];
    }
    if (chunk.length) await reject(context, collection, chunk);
  }
};

const reject = async (
  context: RunContext,
  collection: string,
  documents: readonly Buffer[],
): Promise<void> => {
  const { client, schema, loader, runId } = context;
  const found = documents.map((document) => {
    const reason = envelopeIn(document).landedAt == null ? 'is missing' : 'is not a date';
    return rejectedDocument(document, 'landedAt', reason);
  });
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
