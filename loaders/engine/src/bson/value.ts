import { BSON } from 'mongodb';

import { kinds } from './kinds.ts';
import { Malformed } from './malformed.ts';

/** As the driver's cursors decode, but exact (int64 as bigint) and total (a pattern that JavaScript cannot compile stays one). */
const exactly = { useBigInt64: true, bsonRegExp: true } as const;

/** A value of a document as the driver gives it. @throws Malformed when the driver cannot read it. */
export const valueIn = (bytes: Buffer, kind: number, start: number, end: number): unknown => {
  if (kind === kinds.string) {
    const text = bytes.toString('utf8', start + 4, end - 1);
    // Only then may it hold bytes that are not UTF-8.
    if (!text.includes('\ufffd')) return text;
  }
  const size = end - start;
  const alone = Buffer.allocUnsafe(size + 8);
  alone.writeInt32LE(size + 8, 0);
  alone[4] = kind;
  alone.write('v\0', 5, 'latin1');
  bytes.copy(alone, 7, start, end);
  alone[size + 7] = 0;
  return documentOf(alone)['v'];
};

/** A whole document as the driver gives it. @throws Malformed when the driver cannot read it. */
export const documentOf = (bytes: Buffer): BSON.Document => {
  try {
    return BSON.deserialize(bytes, exactly);
  } catch (error) {
    throw new Malformed(`cannot be read (${(error as Error).message})`);
  }
};
