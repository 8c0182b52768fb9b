import { isDay, type Day } from '../month/day';
import { isMonth, type Month } from '../month/month';

/** How one filter is read from the text of a URL; `undefined` refuses the text. Written with `String`. */
export type Codec<T> = { read: (text: string) => T | undefined; fallback: T };

/** Any text, absent when the URL does not name it. */
export const text = (): Codec<string | undefined> => ({
  read: (value) => value || undefined,
  fallback: undefined,
});

/** A calendar month, absent when the URL does not name it. */
export const month = (): Codec<Month | undefined> => ({
  read: (value) => (isMonth(value) ? value : undefined),
  fallback: undefined,
});

/** A calendar day, absent when the URL does not name it. */
export const day = (): Codec<Day | undefined> => ({
  read: (value) => (isDay(value) ? value : undefined),
  fallback: undefined,
});

/** One of a few words, absent when the URL does not say. */
export const someOf = <const T extends string>(words: readonly T[]): Codec<T | undefined> => ({
  read: (value) => words.find((word) => word === value),
  fallback: undefined,
});

/** An ISO 4217 currency code, absent when the URL does not name it. */
export const currency = (): Codec<string | undefined> => ({
  read: (value) => (/^[A-Z]{3}$/.test(value) ? value : undefined),
  fallback: undefined,
});

/** One of a few words, the first of them when the URL does not say. */
export const oneOf = <const T extends string>(words: readonly [T, ...T[]]): Codec<T> => ({
  read: (value) => words.find((word) => word === value),
  fallback: words[0],
});

/** Some of a few words, comma-separated and each once, absent when the URL does not name any. */
export const listOf = <const T extends string>(words: readonly T[]): Codec<T[] | undefined> => ({
  read: (value) => {
    const chosen = new Set(value.split(','));
    const known = words.filter((word) => chosen.has(word));
    return known.length === chosen.size ? known : undefined;
  },
  fallback: undefined,
});
