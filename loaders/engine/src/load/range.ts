import { BSON, type Document } from 'mongodb';

/** No document is read that says that it landed before. */
export const earliest = new Date('0001-01-01T00:00:00Z');

/** A document's place in the order in which a collection is read. */
export interface Position {
  readonly landedAt: Date;
  readonly id: unknown;
}

/** A stretch of a collection between two landing times, both included, in the order (landedAt, _id). */
export interface Range {
  readonly collection: string;
  readonly from: Date;
  readonly to: Date;
  /** Which of the documents between them, if not all. */
  readonly only?: Document;
}

/** The documents of a range that come after a position. */
export const documentsOf = ({ from, to, only }: Range, after: Position | undefined): Document => {
  const start = after && after.landedAt > from ? after.landedAt : from;
  return {
    $and: [
      { landedAt: { $gte: start, $lte: to } },
      { landedAt: { $not: { $type: 'array' } } }, // a list that holds a date would be found by it
      ...(only ? [only] : []),
      ...(after ? [{ $or: [{ landedAt: { $gt: after.landedAt } }, ...idsAfter(after.id)] }] : []),
    ],
  };
};

/** In the order in which MongoDB sorts them; comparisons see one kind only, so ids of a later kind are asked for by name. */
const kinds = ['number', 'string', 'object', 'binData', 'objectId', 'date'] as const;

const idsAfter = (id: unknown): Document[] => {
  const later = kinds.slice(kinds.indexOf(kindOf(id)) + 1);
  return [{ _id: { $gt: id } }, ...later.map((kind) => ({ _id: { $type: kind } }))];
};

const kindOf = (id: unknown): (typeof kinds)[number] => {
  if (typeof id === 'string') return 'string';
  if (id instanceof Date) return 'date';
  if (typeof id !== 'object' || id === null) return 'number';
  const type = '_bsontype' in id ? String(id._bsontype) : 'object';
  if (type === 'ObjectId') return 'objectId';
  if (type === 'Binary' || type === 'UUID') return 'binData';
  return type === 'object' ? 'object' : 'number';
};

/** An id as the text under which a position is kept; its type survives. */
export const idText = (id: unknown): string => BSON.EJSON.stringify(id, { relaxed: false });

/** The id that such a text stands for. */
export const idOf = (text: string): unknown => BSON.EJSON.parse(text, { relaxed: false, useBigInt64: true });
