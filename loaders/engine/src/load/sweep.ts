import type { RunContext } from './context.ts';
import type { LandedDocument } from './convert.ts';
import { keepRejected } from './rejected.ts';
import { countRun } from './runs.ts';
import { transaction } from './transaction.ts';

/** Moves documents that have no landing time, and so stand outside every page, into `rejected_row`. Looks only where something new has landed. */
export const sweepUnlanded = async (context: RunContext, collections: ReadonlySet<string>): Promise<void> => {
  for (const collection of collections) {
    const cursor = context.db
      .collection<LandedDocument>(collection)
      .find({ landedAt: { $not: { $type: 'date' } } })
      .batchSize(1_000);
    let chunk: LandedDocument[] = [];
    for await (const document of cursor) {
      if (chunk.push(document) < 1_000) continue;
      await reject(context, collection, chunk);
      chunk = [];
    }
    if (chunk.length) await reject(context, collection, chunk);
  }
};

const reject = async (
  context: RunContext,
  collection: string,
  documents: readonly LandedDocument[],
): Promise<void> => {
  const { client, schema, loader, runId, converter } = context;
  const known = await client.query<{ raw_id: string }>(
    `select raw_id from ${schema}.rejected_row where loader = $1 and collection = $2 and raw_id = any($3)`,
    [loader.name, collection, documents.map((document) => String(document._id))],
  );
  const before = new Set(known.rows.map((row) => row.raw_id));
  const rejected = documents
    .map((document) =>
      converter.reject(document, 'landedAt', document.landedAt == null ? 'is missing' : 'is not a date'),
    )
    .filter((row) => !before.has(row.rawId));
  await transaction(client, async () => {
    await keepRejected(client, schema, { loader: loader.name, collection, runId }, rejected);
    await countRun(client, schema, runId, { rejected: rejected.length });
  });
};
