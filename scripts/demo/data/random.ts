/** A small seeded generator (mulberry32): integers only, so that every machine draws the same numbers. */
export type Random = {
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number;
  pick: <T>(items: readonly T[]) => T;
  hex: (digits: number) => string;
};

/** A generator of its own for each name, so that one more draw in one place changes nothing elsewhere. */
export const randomOf = (seed: number, ...names: (string | number)[]): Random => {
  let state = hash(`${seed}/${names.join('/')}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const between = (low: number, high: number): number => low + (next() % (high - low + 1));
  return {
    between,
    pick: (items) => items[between(0, items.length - 1)]!,
    hex: (digits) => Array.from({ length: digits }, () => '0123456789abcdef'[between(0, 15)]).join(''),
  };
};

/** FNV-1a. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
};
