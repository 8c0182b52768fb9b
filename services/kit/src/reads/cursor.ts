import { createHash } from 'node:crypto';
import { BadRequest, Conflict } from '../problems.ts';

/** What a cursor is bound to: one publication of the data, and the filters of the first page. */
export interface CursorBinding {
  revision: string | number;
  filters: object;
}

interface Packed {
  r: string;
  f: string;
  k: unknown[];
}

const hashOf = (filters: object): string => {
  const sorted = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 16);
};

const malformed = () =>
  new BadRequest([{ pointer: '/query/cursor', detail: 'must be a nextCursor of this operation' }]);

const unpack = (cursor: string): Packed => {
  try {
    const packed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Packed;
    if (typeof packed.r === 'string' && typeof packed.f === 'string' && Array.isArray(packed.k))
      return packed;
  } catch {
    throw malformed();
  }
  throw malformed();
};

/** Writes the cursor of the row that ends a page. */
export const encodeCursor = (
  { revision, filters }: CursorBinding,
  key: readonly (string | number)[],
): string =>
  Buffer.from(JSON.stringify({ r: String(revision), f: hashOf(filters), k: key })).toString('base64url');

/**
 * Reads the key that a page starts after; undefined for the first page.
 * @throws BadRequest for a text that is no cursor or whose key `isKey` refuses, Conflict `cursor-expired` when data or filters have changed.
 */
export const decodeCursor = <Key extends unknown[]>(
  cursor: string | undefined,
  { revision, filters }: CursorBinding,
  isKey: (key: unknown[]) => key is Key,
): Key | undefined => {
  if (cursor === undefined) return undefined;
  const packed = unpack(cursor);
  if (!isKey(packed.k)) throw malformed();
  const expired = (why: string) =>
    new Conflict('cursor-expired', 'Cursor expired', `${why}; start again without a cursor.`);
  if (packed.f !== hashOf(filters)) throw expired('The cursor belongs to other filters');
  if (packed.r !== String(revision))
    throw expired('The data was published again since this cursor was given');
  return packed.k;
};
