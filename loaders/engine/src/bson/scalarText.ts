import { decimalText, int64Text } from './numberText.ts';
import { kinds } from './kinds.ts';

/** The text of a number of a document, or undefined for anything else. */
export const numberText = (
  bytes: Buffer,
  view: DataView,
  kind: number,
  start: number,
): string | undefined => {
  switch (kind) {
    case kinds.int32:
      return String(view.getInt32(start, true));
    case kinds.int64:
      return int64Text(view, start);
    case kinds.double:
      return String(view.getFloat64(start, true));
    case kinds.decimal128:
      return decimalText(bytes, view, start);
    default:
      return undefined;
  }
};

/** The text of a scalar that needs no reader: numbers, booleans and ids. */
export const scalarText = (
  bytes: Buffer,
  view: DataView,
  kind: number,
  start: number,
  end: number,
): string | undefined => {
  if (kind === kinds.objectId) return bytes.toString('hex', start, end);
  if (kind === kinds.boolean) return bytes[start] === 1 ? 'true' : 'false';
  return numberText(bytes, view, kind, start);
};
