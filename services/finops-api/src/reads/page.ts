import { type CursorBinding, encodeCursor } from '@rosetta/service-kit';

/** A page of rows that was asked for with one row more than its limit, which tells whether there is a next page. */
export const pageOf = <Row>(
  rows: readonly Row[],
  limit: number,
  binding: CursorBinding,
  keyOf: (row: Row) => (string | number)[],
): { items: Row[]; nextCursor: string | null } => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(binding, keyOf(last)) : null };
};

const decimal = /^-?\d{1,60}(\.\d{1,40})?$/;
const text = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 400 && !value.includes('\0');

/** The key of a page ordered by an amount: the amount, then two texts that make it unique. */
export type AmountKey = [amount: string, id: string, part: string];

/** Tells whether a cursor's key is one of a page ordered by an amount. */
export const isAmountKey = (key: unknown[]): key is AmountKey =>
  key.length === 3 && key.every(text) && decimal.test(String(key[0]));

/** The key of a page ordered by month. */
export type MonthKey = [month: string, key: string, currency: string];

/** Tells whether a cursor's key is one of a page ordered by month. */
export const isMonthKey = (key: unknown[]): key is MonthKey =>
  key.length === 3 && key.every(text) && /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(String(key[0]));
