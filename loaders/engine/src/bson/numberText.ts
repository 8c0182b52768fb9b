import { Decimal128 } from 'mongodb';

/** A whole number of 64 bits as text. */
export const int64Text = (view: DataView, start: number): string => {
  const high = view.getInt32(start + 4, true);
  // Within 2^53 a float holds it, and makes text of it ten times as fast.
  return high >= -2_097_152 && high < 2_097_152
    ? String(high * 4_294_967_296 + view.getUint32(start, true))
    : String(view.getBigInt64(start, true));
};

/** A Decimal128 as text, digit for digit. */
export const decimalText = (bytes: Buffer, start: number): string =>
  new Decimal128(bytes.subarray(start, start + 16)).toString();
