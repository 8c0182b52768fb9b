import pg from 'pg';
import type { RelationFacts } from './relationFacts.ts';

/** One side of what a column may be: no value of it is below, or above, a constant. */
export interface Range {
  column: string;
  bound: 'min' | 'max';
  operator: string;
  /** A constant, as SQL. */
  value: string;
}

const comparison =
  /^\s*(?:([a-z_]\w*)|"([^"]+)")\s*(>=?|<=?)\s*([-+]?\d+(?:\.\d+)?|(?:(?:date|timestamp|timestamptz)\s*)?'[^']*')\s*$/i;

/**
 * The ranges that an expression says its columns are in, when that is all it says: the column's least or greatest value
 * then answers for all rows, and for all such tests of the column. Nulls hold in an expression, and no bound looks at them.
 */
export const rangesOf = (sql: string): Range[] | undefined => {
  const ranges: Range[] = [];
  for (const part of sql.split(/\band\b/i)) {
    const [, bare, quoted, operator, value] = comparison.exec(part) ?? [];
    if (operator === undefined) return undefined;
    const bound = operator.startsWith('>') ? 'min' : 'max';
    ranges.push({ column: bare?.toLowerCase() ?? quoted!, bound, operator, value: value! });
  }
  return ranges;
};

/** Types whose values have one order, and a least and a greatest that cost no more than a comparison. */
const ordered = new Set([
  ...['smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric'],
  ...['date', 'timestamp without time zone', 'timestamp with time zone'],
]);

/** Whether all ranges are of columns that are known to have a least and a greatest value. */
export const areOrdered = (ranges: readonly Range[], { types }: RelationFacts): boolean =>
  ranges.every(({ column }) => ordered.has(types[column] ?? ''));

/** Whether a range is left, as a number: an aggregate over all rows of the relation. */
export const leavesRange = (relation: string, ranges: readonly Range[]): string => {
  const outside = ranges.map(
    ({ column, bound, operator, value }) =>
      `not (${bound}(${relation}.${pg.escapeIdentifier(column)}) ${operator} ${value})`,
  );
  return `coalesce((${outside.join(' or ')})::int, 0)`;
};
