import type { DataTest } from './dataTest.ts';
import type { RelationFacts } from './relationFacts.ts';

/**
 * True when the server itself keeps a test from failing: a key that a unique index holds. Nulls are apart in an index,
 * so for a grain, where two nulls are the same, its columns must not be null either.
 */
export const isProven = ({ probe }: DataTest, facts: RelationFacts | undefined): boolean =>
  facts !== undefined &&
  probe.by === 'key' &&
  indexesOf(probe.columns, facts).some(
    (key) => probe.nulls === 'apart' || key.every((column) => facts.notNull.includes(column)),
  );

/** The unique indexes whose columns are all in a key. */
export const indexesOf = (columns: readonly string[], { keys }: RelationFacts): string[][] =>
  keys.filter((key) => key.length > 0 && key.every((column) => columns.includes(column)));
