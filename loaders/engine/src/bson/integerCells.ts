import type { Cell } from './cells.ts';
import { kinds } from './kinds.ts';
import type { Sink } from './sink.ts';

const narrow =
  (bits: 16 | 32) =>
  (sink: Sink, value: number): boolean => {
    const most = 2 ** (bits - 1);
    if (!Number.isInteger(value) || value < -most || value >= most) return false;
    sink.int32(bits / 8);
    if (bits === 16) sink.int16(value);
    else sink.int32(value);
    return true;
  };

const narrowCell = (put: (sink: Sink, value: number) => boolean): Cell => ({
  value: (sink, { bytes, view }, kind, start, end) => {
    if (kind === kinds.int32) return put(sink, view.getInt32(start, true));
    if (kind === kinds.int64) return put(sink, Number(view.getBigInt64(start, true)));
    return kind === kinds.string && put(sink, digitsIn(bytes, start + 4, end - 1));
  },
  text: (sink, text) => put(sink, Number(text)),
});

/** smallint. */
export const short = narrowCell(narrow(16));
/** integer. */
export const integer = narrowCell(narrow(32));

/** bigint. */
export const long: Cell = {
  value: (sink, { bytes, view }, kind, start, end) => {
    let value;
    if (kind === kinds.int32) value = view.getInt32(start, true);
    else if (kind === kinds.int64) value = view.getBigInt64(start, true);
    else if (kind === kinds.string) value = digitsIn(bytes, start + 4, end - 1);
    if (value === undefined || Number.isNaN(value)) return false;
    sink.int32(8);
    sink.int64(value);
    return true;
  },
  text: (sink, text) => {
    sink.int32(8);
    sink.int64(BigInt(text));
    return true;
  },
};

/** A whole number of at most 15 digits that stands in a document as text, or NaN. */
const digitsIn = (bytes: Buffer, from: number, to: number): number => {
  const isNegative = bytes[from] === 0x2d;
  const start = isNegative ? from + 1 : from;
  if (to === start || to - start > 15) return Number.NaN;
  let value = 0;
  for (let at = start; at < to; at += 1) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return isNegative ? -value : value;
};
