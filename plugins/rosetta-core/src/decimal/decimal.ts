import Big from 'big.js';

/** An exact amount as it travels on the wire: digits, optional sign and point, never a float. */
export type Decimal = string;

// Plain notation at any size: '1e-9' would be a third spelling beside the API's and PostgreSQL's.
Big.NE = -1_000_000;
Big.PE = 1_000_000;

/** Adds amounts of one currency exactly; the caller keeps currencies apart. */
export const add = (...values: Decimal[]): Decimal =>
  values.reduce((sum, value) => sum.plus(value), new Big(0)).toString();

/** Subtracts exactly. */
export const subtract = (left: Decimal, right: Decimal): Decimal => new Big(left).minus(right).toString();

/** Orders two amounts: negative when left is smaller, 0 when equal, positive when larger. */
export const compare = (left: Decimal, right: Decimal): number => new Big(left).cmp(right);

/** Says whether the amount is zero, however it is written (`0`, `0.00`, `-0`). */
export const isZero = (value: Decimal): boolean => new Big(value).eq(0);

/** Part of a whole for bars and percentages on screen; null when the whole is zero. Never used for money. */
export const ratio = (part: Decimal, whole: Decimal): number | null =>
  isZero(whole) ? null : new Big(part).div(whole).toNumber();

/** Relative change since `before`, signed by direction even when `before` is a credit; null when it is zero. */
export const change = (now: Decimal, before: Decimal): number | null =>
  isZero(before) ? null : new Big(now).minus(before).div(new Big(before).abs()).toNumber();
