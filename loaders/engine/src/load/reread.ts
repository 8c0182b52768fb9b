import type { Document } from 'mongodb';

import type { RunContext } from './context.ts';
import { idOf } from './range.ts';
import { rawIdOf } from './rejectedDocument.ts';

/** A rejected row with its document as it stands in the raw store now. */
export interface Reread {
  readonly collection: string;
  readonly rawId: string;
  /** Undefined when the raw store holds it no longer. */
  readonly document: Buffer | undefined;
}

/** The next chunk of a loader's rejected rows, read again. */
export const rereadRejected = async (
  { client, db, schema, loader, chunkRows }: RunContext,
  ids: readonly string[] | undefined,
  after: Pick<Reread, 'collection' | 'rawId'> | undefined,
): Promise<Reread[]> => {
  const { rows } = await client.query<{ collection: string; raw_id: string; id: string | null }>(
    `select collection, raw_id, (document->'_id')::text as id from ${schema}.rejected_row
     where loader = $1 and ($2::text[] is null or raw_id = any($2)) and (collection, raw_id) > ($3, $4)
     order by collection, raw_id limit $5`,
    [loader.name, ids ?? null, after?.collection ?? '', after?.rawId ?? '', chunkRows],
  );
  const found = new Map<string, Buffer>();
  for (const collection of new Set(rows.map((row) => row.collection))) {
    const wanted = rows
      .filter((row) => row.collection === collection)
      .map(({ id, raw_id }) => (id === null ? raw_id : idOf(id)));
    const cursor = db.collection(collection).find({ _id: { $in: wanted } } as Document, { raw: true });
    for await (const document of cursor) {
      const bytes = document as unknown as Buffer;
      found.set(keyOf(collection, rawIdOf(bytes)), bytes);
    }
  }
  return rows.map(({ collection, raw_id: rawId }) => ({
    collection,
    rawId,
    document: found.get(keyOf(collection, rawId)),
  }));
};

const keyOf = (collection: string, rawId: string): string => `${collection} ${rawId}`;
