import { refuse, type Refusal } from './refusal.ts';
import { scalarText } from './scalar.ts';

type Bits = 16 | 32 | 64;

const reader =
  (bits: Bits) =>
  (value: unknown): string | Refusal => {
    const text = typeof value === 'boolean' || value instanceof Date ? undefined : scalarText(value)?.trim();
    if (text === undefined || !/^[+-]?\d{1,30}$/.test(text)) return refuse(value, 'a whole number');
    const number = BigInt(text.replace(/^\+/, ''));
    return BigInt.asIntN(bits, number) === number
      ? String(number)
      : refuse(value, `a whole number of ${bits} bits`);
  };

const readers = { 16: reader(16), 32: reader(32), 64: reader(64) };

/** A whole number of so many bits, never through a float: int64 above 2^53 stays what it was. */
export const readInteger = (bits: Bits): ((value: unknown) => string | Refusal) => readers[bits];
