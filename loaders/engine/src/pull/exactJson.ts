import { Decimal128 } from 'mongodb';

/** Reads JSON without losing a digit: a number that a double does not hold becomes a bigint (64 bits) or a Decimal128. */
export const parseExactJson = (text: string): unknown =>
  mayLoseDigits.test(text)
    ? JSON.parse(text, ((_key: string, value: unknown, { source }: { source?: string }) =>
        typeof value === 'number' && source !== undefined ? exact(value, source) : value) as Parameters<
        typeof JSON.parse
      >[1])
    : JSON.parse(text);

/** A double holds any 15 digits; only longer numbers and exponents have to be looked at one by one, which costs as much as all the parsing. */
const mayLoseDigits = /[\d.]{16}|\d[eE]/;

/** A number as it was written, with every digit: a double where that holds it, else a bigint (64 bits) or a Decimal128. */
export const exactNumber = (source: string): unknown => exact(Number(source), source);

const exact = (value: number, source: string): unknown => {
  if (/^-?\d+$/.test(source)) {
    if (Number.isSafeInteger(value)) return value;
    const whole = BigInt(source);
    return BigInt.asIntN(64, whole) === whole ? whole : decimal(source);
  }
  return sameNumber(source, String(value)) ? value : decimal(source);
};

/** Decimal128 holds 34 digits; what has more stays the text that was sent. */
const decimal = (source: string): unknown => {
  try {
    return Decimal128.fromString(source);
  } catch {
    return source;
  }
};

const sameNumber = (a: string, b: string): boolean => a === b || digits(a) === digits(b);

/** Sign, significant digits and exponent: one text per number, however it is written. */
const digits = (text: string): string => {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const all = whole + fraction;
  const leading = all.replace(/^0+/, '');
  const significant = leading.replace(/0+$/, '');
  if (!significant) return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + leading.length - significant.length}`;
};
