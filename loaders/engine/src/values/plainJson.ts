import { scalarText } from './scalar.ts';

/**
 * A value of a document as plain JSON with every digit: int64 and Decimal128 are numbers, dates and ids are texts.
 * What JSON has no number for (NaN, Infinity) is its text.
 */
export const plainJson = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'bigint':
      return String(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : JSON.stringify(String(value));
    case 'object':
      return value === null ? 'null' : objectJson(value);
    default:
      return 'null';
  }
};

const objectJson = (value: object): string => {
  if (Array.isArray(value)) return `[${value.map(plainJson).join(',')}]`;
  if (value instanceof Date || '_bsontype' in value) return scalarJson(value);
  const entries = Object.entries(value);
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${plainJson(each)}`).join(',')}}`;
};

const numbers = new Set(['Decimal128', 'Long', 'Int32', 'Double']);

const scalarJson = (value: object): string => {
  const text = scalarText(value);
  const isNumber = '_bsontype' in value && numbers.has(String(value._bsontype));
  if (text !== undefined)
    return isNumber && /^-?\d/.test(text) ? text.replace('E+', 'e').toLowerCase() : JSON.stringify(text);
  return JSON.stringify(value); // rare types have their own JSON
};
