import { type Db, MongoBulkWriteError } from 'mongodb';

import { manifests } from './manifest.ts';

/** What every document of the raw store carries. */
interface Landed {
  readonly _id: string;
  readonly landedAt: Date;
  readonly delivery: string;
}

/** Inserts documents; those that are there already stay as they are. Gives how many were new. */
export const insertDocuments = async <T extends Landed>(
  db: Db,
  collection: string,
  documents: readonly T[],
): Promise<number> => {
  if (!documents.length) return 0;
  try {
    await db.collection<Landed>(collection).insertMany([...documents], { ordered: false });
    return documents.length;
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const known = [error.writeErrors].flat();
    if (!known.every((each) => each.code === 11000)) throw error;
    await takeOver(
      db,
      collection,
      known.flatMap(({ index }) => documents[index] ?? []),
    );
    return documents.length - known.length; // not every store counts the inserted ones right
  }
};

/** Loaders pass over the rows of a file that is not wholly landed, and it may never be: whoever brings such a row again brings it in its own name. */
const takeOver = async (db: Db, collection: string, documents: readonly Landed[]): Promise<void> => {
  const deliveries = new Set(documents.map(({ delivery }) => delivery));
  const unfinished = await manifests(db)
    .find({ 'periods.collection': collection, completedAt: null }, { projection: { _id: 1 } })
    .toArray();
  const abandoned = unfinished.map(({ _id }) => _id).filter((id) => !deliveries.has(id));
  if (!abandoned.length) return;
  await db.collection<Landed>(collection).bulkWrite(
    documents.map(({ _id, delivery, landedAt }) => ({
      updateOne: { filter: { _id, delivery: { $in: abandoned } }, update: { $set: { delivery, landedAt } } },
    })),
    { ordered: false },
  );
};
