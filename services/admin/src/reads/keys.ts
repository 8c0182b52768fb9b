const text = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 400 && !value.includes('\0');
const instant = (value: unknown): value is string => text(value) && !Number.isNaN(Date.parse(value));
const uuid = (value: unknown): value is string => text(value) && /^[0-9a-f-]{36}$/i.test(value);
const count = (value: unknown): value is number => Number.isSafeInteger(value);

/** The key of a page of runs. */
export type RunKey = [requestedAt: string, runId: string];

/** Tells whether a cursor's key is one of a page of runs. */
export const isRunKey = (key: unknown[]): key is RunKey =>
  key.length === 2 && instant(key[0]) && uuid(key[1]);

/** The key of a page whose rows are numbered. */
export type NumberKey = [number: number];

/** Tells whether a cursor's key is a number. */
export const isNumberKey = (key: unknown[]): key is NumberKey => key.length === 1 && count(key[0]);

/** The key of a page of rejected rows. */
export type RejectedKey = [rejectedAt: string, loader: string, collection: string, rawId: string];

/** Tells whether a cursor's key is one of a page of rejected rows. */
export const isRejectedKey = (key: unknown[]): key is RejectedKey =>
  key.length === 4 && instant(key[0]) && key.slice(1).every(text);
