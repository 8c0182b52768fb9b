import { envelopeOf } from '../bson/envelope.ts';
import type { RunContext } from './context.ts';
import { documentsOf, idOf, type Position, type Range } from './range.ts';
import { type Chunk, stageChunk } from './stageChunk.ts';

/** A range with the name of its place and what is wanted of it. */
export interface Reading extends Range {
  /** Under which its place is kept: a delivery, or the range itself. */
  readonly name: string;
  /** How a person calls it. */
  readonly label: string;
  /** What landed until then was read before: it is read past the reject limit. */
  readonly knownUntil?: Date;
  /** Deliveries whose rows are left out. */
  readonly without?: ReadonlySet<unknown>;
  /** The parts whose rows are kept, all if left out. */
  readonly parts?: ReadonlySet<string>;
}

/** Reads a range into the incoming table chunk by chunk, from where the last run got to. */
export const readRange = async (context: RunContext, reading: Reading): Promise<void> => {
  const { db, converter, chunkRows, budget } = context;
  const { collection, parts, without, knownUntil } = reading;
  const cursor = db
    .collection(collection)
    .find(documentsOf(reading, await lastPosition(context, reading)), { raw: true })
    .sort({ landedAt: 1, _id: 1 })
    .batchSize(1_000);
  let documents: Buffer[] = [];
  let bytes = 0;
  let isReserved = false;
  let staging: Promise<void> = Promise.resolve();
  const stage = async (): Promise<void> => {
    const converted = converter.convert(documents, parts && ((part) => parts.has(part)));
    const full: Chunk = {
      ...converted,
      read: documents.length,
      known: knownUntil ? documents.filter((document) => isKnown(document, knownUntil)).length : 0,
      last: lastOf(documents),
    };
    await staging;
    documents = [];
    bytes = 0;
    isReserved = false; // the chunk gives it back
    staging = stageChunk(context, reading, full).finally(() => {
      converted.release();
      budget.give(reserved);
    });
    staging.catch(() => undefined); // reported by the next await
  };
  try {
    // The next documents are read, and become rows, while PostgreSQL takes the last ones.
    for await (const document of cursor) {
      // The driver's types do not know that these are bytes.
      const found = document as unknown as Buffer;
      if (without?.size && without.has(envelopeOf(found)?.delivery)) continue;
      if (!isReserved) await budget.take(reserved);
      isReserved = true;
      bytes += found.length;
      if (documents.push(found) >= chunkRows || bytes >= chunkBytes) await stage();
    }
    if (documents.length) await stage();
  } finally {
    if (isReserved) budget.give(reserved);
    await staging.finally(() => cursor.close());
  }
};

/** A chunk is full with so many bytes, however few documents they are. */
const chunkBytes = 4_194_304;
/** What a chunk may hold: its documents, and about as much again as rows. */
const reserved = 2 * chunkBytes;

const isKnown = (document: Buffer, until: Date): boolean => {
  const landedAt = envelopeOf(document)?.landedAt;
  return landedAt instanceof Date && landedAt <= until;
};

const lastOf = (documents: readonly Buffer[]): Position | undefined => {
  for (const document of documents.toReversed()) {
    const { landedAt, _id } = envelopeOf(document) ?? {};
    if (landedAt instanceof Date) return { landedAt, id: _id };
  }
  return undefined;
};

const lastPosition = async (
  { client, schema, loader }: RunContext,
  { name, collection }: Reading,
): Promise<Position | undefined> => {
  const { rows } = await client.query<{ landed_at: Date; raw_id: string }>(
    `select landed_at, raw_id from ${schema}.watermark where loader = $1 and delivery = $2 and collection = $3`,
    [loader.name, name, collection],
  );
  return rows.map((row) => ({ landedAt: row.landed_at, id: idOf(row.raw_id) }))[0];
};

/** What was read under a name, over all runs that worked on it. */
export interface ReadSoFar {
  readonly read: number;
  readonly rejected: number;
  /** Of both, what an earlier run had read already. */
  readonly knownRead: number;
  readonly knownRejected: number;
}

/** What was read of some ranges so far. */
export const readSoFar = async (
  { client, schema, loader }: RunContext,
  names: readonly string[],
  collections: readonly string[],
): Promise<ReadSoFar> => {
  const { rows } = await client.query<Record<keyof ReadSoFar, string>>(
    `select coalesce(sum(read), 0) as read, coalesce(sum(rejected), 0) as rejected,
       coalesce(sum(known_read), 0) as "knownRead", coalesce(sum(known_rejected), 0) as "knownRejected"
     from ${schema}.watermark where loader = $1 and delivery = any($2) and collection = any($3)`,
    [loader.name, names, collections],
  );
  const [sums] = rows;
  return {
    read: Number(sums?.read),
    rejected: Number(sums?.rejected),
    knownRead: Number(sums?.knownRead),
    knownRejected: Number(sums?.knownRejected),
  };
};
