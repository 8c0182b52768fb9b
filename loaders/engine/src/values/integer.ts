import { refuse, type Refusal } from './refusal.ts';
import { scalarText } from './scalar.ts';

/** A whole number of so many bits, never through a float: int64 above 2^53 stays what it was. */
export const readInteger =
  (bits: 16 | 32 | 64) =>
  (value: unknown): string | Refusal => {
    const text = typeof value === 'boolean' || value instanceof Date ? undefined : scalarText(value)?.trim();
    if (text === undefined || !/^[+-]?\d{1,30}$/.test(text)) return refuse(value, 'a whole number');
    const number = BigInt(text.replace(/^\+/, ''));
    return BigInt.asIntN(bits, number) === number
      ? String(number)
      : refuse(value, `a whole number of ${bits} bits`);
  };
