import type { DriverTypeParser } from 'slonik';

const bigint = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is beyond what a JSON number holds exactly.`);
  return value;
};

/** PostgreSQL writes `2026-01-05 02:13:45.12+00`; the wire wants RFC 3339 in UTC. */
const timestamptz = (text: string): string => {
  const date = new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
  if (Number.isNaN(date.getTime())) throw new Error(`${text} is not an instant that can be sent.`);
  return date.toISOString();
};

const text = (value: string): string => value;

/** Reads values without loss: numeric and date stay text, bigint is a number only while it is exact. */
export const typeParsers: readonly DriverTypeParser[] = [
  { name: 'int8', parse: bigint },
  { name: 'numeric', parse: text },
  { name: 'date', parse: text },
  { name: 'timestamptz', parse: timestamptz },
  { name: 'timestamp', parse: text },
];
