import { refuse, type Refusal } from './refusal.ts';
import { scalarText } from './scalar.ts';

const shape = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/; // a Decimal128 goes to E+6144

/** A decimal number, digit for digit as the source wrote it; PostgreSQL's numeric reads this text exactly. */
export const readDecimal = (value: unknown): string | Refusal => {
  const text = typeof value === 'boolean' || value instanceof Date ? undefined : scalarText(value)?.trim();
  const found = text === undefined ? null : shape.exec(text);
  return text === undefined || !found || !(found[2] || found[3]) ? refuse(value, 'a decimal number') : text;
};

/** Whether a decimal fits numeric(precision, scale) without rounding, so that a sum of it stays exact downstream. */
export const fitsDecimal = (text: string, precision: number, scale: number): boolean => {
  const found = shape.exec(text);
  if (!found) return false;
  const [, , whole = '', fraction = '', exponent = '0'] = found;
  const digits = (whole + fraction).replace(/0+$/, '');
  const significant = digits.replace(/^0+/, '');
  if (!significant) return true;
  const integers = whole.length + Number(exponent) - (digits.length - significant.length);
  const decimals = digits.length - whole.length - Number(exponent);
  return integers <= precision - scale && decimals <= scale;
};
