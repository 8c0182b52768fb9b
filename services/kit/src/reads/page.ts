import { type CursorBinding, encodeCursor } from './cursor.ts';

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
