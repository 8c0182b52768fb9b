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
