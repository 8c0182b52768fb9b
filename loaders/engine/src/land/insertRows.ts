import { type Db, MongoBulkWriteError } from 'mongodb';

import type { FileSource, Payload } from '../declare/source.ts';
import type { Manifest } from './manifest.ts';

/** A row in the raw store: the landing envelope around what the source sent. */
export interface RawDocument {
  readonly _id: string;
  readonly landedAt: Date;
  readonly source: string;
  readonly delivery: string;
  readonly payload: Payload;
}

const batchRows = 1_000;

/** Inserts a file's rows under (sha256, row number), so that rows which a broken landing left are found, not doubled. */
export const insertRows = async (
  db: Db,
  source: FileSource,
  manifest: Manifest,
  rows: AsyncIterable<Payload>,
  onInserted: (rows: number) => void | Promise<void>,
): Promise<void> => {
  const waiting = new Map<string, RawDocument[]>();
  let inFlight: Promise<void> = Promise.resolve();
  let number = 0;
  let inserted = 0;
  const flush = async (collection: string): Promise<void> => {
    const batch = waiting.get(collection) ?? [];
    waiting.delete(collection);
    await inFlight; // one batch on its way while the next one is parsed
    inFlight = insertBatch(db, collection, batch).then(() => onInserted((inserted += batch.length)));
    inFlight.catch(() => undefined); // reported by the next await
  };
  for await (const payload of rows) {
    number += 1;
    const { collection } = source.partOf(payload);
    const batch = waiting.get(collection) ?? [];
    batch.push({
      _id: `${manifest._id}:${String(number).padStart(8, '0')}`,
      landedAt: manifest.landedAt,
      source: manifest.source,
      delivery: manifest._id,
      payload,
    });
    waiting.set(collection, batch);
    if (batch.length >= batchRows) await flush(collection);
  }
  for (const collection of waiting.keys()) await flush(collection);
  await inFlight;
};

const insertBatch = async (db: Db, collection: string, batch: RawDocument[]): Promise<void> => {
  try {
    await db.collection<RawDocument>(collection).insertMany(batch, { ordered: false });
  } catch (error) {
    if (
      !(error instanceof MongoBulkWriteError) ||
      ![error.writeErrors].flat().every((each) => each.code === 11000)
    )
      throw error;
  }
};
