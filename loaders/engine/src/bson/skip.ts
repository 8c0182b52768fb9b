import { kinds } from './kinds.ts';
import { Malformed } from './malformed.ts';

/** Objects in lists in objects: MongoDB takes 100 of them, the stack of this process some thousands. */
export const deepest = 500;

/** The bytes of one document, and a view that reads its numbers. */
export interface Document {
  readonly bytes: Buffer;
  readonly view: DataView;
}

/** The document that a cursor with `raw: true` gave. @throws Malformed when its length is not what it says. */
export const documentIn = (bytes: Buffer): Document => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 5) throw new Malformed(`has ${bytes.length} bytes, and no BSON is that short`);
  const said = view.getInt32(0, true);
  if (said !== bytes.length) throw new Malformed(`says that it has ${said} bytes and has ${bytes.length}`);
  if (bytes[bytes.length - 1] !== 0) throw new Malformed('does not end as BSON ends');
  return { bytes, view };
};

/** Where a value of this kind that starts at `at` ends. @throws Malformed when that is not within its object. */
export const endOf = ({ bytes, view }: Document, kind: number, at: number, end: number): number => {
  let after = at;
  switch (kind) {
    case kinds.string:
    case kinds.code:
    case kinds.symbol:
      after = endOfText(bytes, view, at, end);
      break;
    case kinds.object:
    case kinds.array: {
      const size = int32(view, at, end);
      after = at + size;
      if (size < 5 || after > end || bytes[after - 1] !== 0)
        throw new Malformed(`has an object of a wrong length at byte ${at}`);
      return after;
    }
    case kinds.int32:
      after += 4;
      break;
    case kinds.double:
    case kinds.date:
    case kinds.timestamp:
    case kinds.int64:
      after += 8;
      break;
    case kinds.boolean:
      after += 1;
      if ((bytes[at] as number) > 1)
        throw new Malformed(`has a boolean at byte ${at} that is neither true nor false`);
      break;
    case kinds.objectId:
      after += 12;
      break;
    case kinds.decimal128:
      after += 16;
      break;
    case kinds.null:
    case kinds.undefined:
    case kinds.minKey:
    case kinds.maxKey:
      break;
    case kinds.binary:
      after = endOfBinary(bytes, view, at, end);
      break;
    case kinds.regex:
      after = endOfName(bytes, endOfName(bytes, at, end), end);
      break;
    case kinds.dbPointer:
      after = endOfText(bytes, view, at, end) + 12;
      break;
    case kinds.codeWithScope: {
      const size = int32(view, at, end);
      if (size < 14) throw new Malformed(`has code of a wrong length at byte ${at}`);
      after = at + size;
      break;
    }
    default:
      throw new Malformed(`has a value of unknown type ${kind} at byte ${at}`);
  }
  if (after > end) throw new Malformed(`ends within the value at byte ${at}`);
  return after;
};

/** Where a name that starts at `at` ends, its closing zero included. */
export const endOfName = (bytes: Buffer, at: number, end: number): number => {
  let after = at;
  while (after < end && bytes[after] !== 0) after += 1;
  if (after >= end) throw new Malformed(`has a name without an end at byte ${at}`);
  return after + 1;
};

const endOfText = (bytes: Buffer, view: DataView, at: number, end: number): number => {
  const size = int32(view, at, end);
  const after = at + 4 + size;
  if (size < 1 || after > end || bytes[after - 1] !== 0)
    throw new Malformed(`has a text of a wrong length at byte ${at}`);
  return after;
};

const endOfBinary = (bytes: Buffer, view: DataView, at: number, end: number): number => {
  const size = int32(view, at, end);
  const after = at + 5 + size;
  const isOld = bytes[at + 4] === 2; // the length stands there twice
  if (size < 0 || after > end || (isOld && (size < 4 || view.getInt32(at + 5, true) !== size - 4)))
    throw new Malformed(`has binary data of a wrong length at byte ${at}`);
  return after;
};

const int32 = (view: DataView, at: number, end: number): number => {
  if (at + 4 > end) throw new Malformed(`ends within the value at byte ${at}`);
  return view.getInt32(at, true);
};
