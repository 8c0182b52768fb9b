import { Decimal128 } from 'mongodb';

/** A whole number of 64 bits as text. */
export const int64Text = (view: DataView, start: number): string => {
  const high = view.getInt32(start + 4, true);
  // Within 2^53 a float holds it, and makes text of it ten times as fast.
  return high >= -2_097_152 && high < 2_097_152
    ? String(high * 4_294_967_296 + view.getUint32(start, true))
    : String(view.getBigInt64(start, true));
};

/** A Decimal128 as text, digit for digit, as the driver writes it. */
export const decimalText = (bytes: Buffer, view: DataView, start: number): string => {
  const top = view.getUint32(start + 12, true);
  const high = view.getUint32(start + 4, true);
  // Money is mostly below 2^53: then the digits are a float, and only the point is to be set.
  if (
    (top & 0x6000_0000) !== 0x6000_0000 &&
    (top & 0x1_ffff) === 0 &&
    high < 2_097_152 &&
    !view.getUint32(start + 8, true)
  ) {
    const exponent = ((top >>> 17) & 0x3fff) - 6_176;
    const digits = String(high * 4_294_967_296 + view.getUint32(start, true));
    const point = digits.length + exponent;
    const sign = top >>> 31 ? '-' : '';
    if (exponent === 0) return sign + digits;
    if (exponent < 0 && point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  }
  return new Decimal128(bytes.subarray(start, start + 16)).toString();
};
