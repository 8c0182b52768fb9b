import type { Db } from 'mongodb';

import { insertDocuments } from './insertDocuments.ts';
import type { LandingRow, RawDocument } from './landing.ts';
import type { Manifest } from './manifest.ts';

const batchRows = 1_000;

/** Inserts a file's rows under ids that follow from the file, so that rows which a broken landing left are found, not doubled. */
export const insertRows = async (
  db: Db,
  manifest: Manifest,
  rows: AsyncIterable<LandingRow>,
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
    inFlight = insertDocuments(db, collection, batch).then(() => onInserted((inserted += batch.length)));
    inFlight.catch(() => undefined); // reported by the next await
  };
  for await (const row of rows) {
    number += 1;
    const { collection } = row.part;
    const batch = waiting.get(collection) ?? [];
    batch.push(row.document(manifest, number));
    waiting.set(collection, batch);
    if (batch.length >= batchRows) await flush(collection);
  }
  for (const collection of waiting.keys()) await flush(collection);
  await inFlight;
};
