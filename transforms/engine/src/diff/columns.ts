import type pg from 'pg';
import { TransformError } from '../text/diagnostics.ts';

/** A column as the server describes it. */
export interface Column {
  name: string;
  type: string;
  /** What its type is called without a length, the type under a domain, and the oid of that. */
  base: string;
  oid: number;
  /** Whether values are equal or not by their type; otherwise they are compared as text. */
  comparable: boolean;
  /** Types of one category compare with each other. */
  category: string;
}

/** A column of both sides, and the type that its values are compared as; null when both have it already. */
export interface ColumnPair {
  from: Column;
  to: Column;
  as: string | null;
}

/** The columns of a relation in their order. @throws TransformError when there is no such relation. */
export const columnsOf = async (client: pg.Client, relation: string): Promise<Column[]> => {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type, format_type(base.oid, -1) as base, base.oid,
        base.typcategory as category,
        base.typtype in ('e', 'r', 'm') or exists (
            select from pg_operator
            where oprname = '=' and oprright = oprleft and oprcanhash
                and oprleft = case base.typcategory when 'A' then base.typelem else base.oid end
        ) as comparable
     from pg_attribute
     join pg_type as declared on declared.oid = atttypid
     join pg_type as base on base.oid = coalesce(nullif(declared.typbasetype, 0), declared.oid)
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped
     order by attnum`,
    [relation],
  );
  if (rows.length === 0)
    throw new TransformError(
      `${relation.replaceAll('"', '')} does not exist; build it, or name another side`,
    );
  return rows;
};

/** The columns that both sides have, by name, each with what its values are compared as. */
export const pairColumns = async (
  client: pg.Client,
  before: readonly Column[],
  after: readonly Column[],
): Promise<ColumnPair[]> => {
  const { rows: casts } = await client.query<{ source: number; target: number }>(
    `select castsource as source, casttarget as target from pg_cast
     where castcontext = 'i' and castsource = any($1) and casttarget = any($1)`,
    [[...before, ...after].map(({ oid }) => oid)],
  );
  const becomes = (one: Column, other: Column) =>
    casts.some(({ source, target }) => source === one.oid && target === other.oid);
  const common = (from: Column, to: Column): string | null => {
    if (!from.comparable || !to.comparable) return 'text';
    if (from.oid === to.oid) return null;
    if (from.category === 'S' && to.category === 'S') return 'text';
    if (becomes(from, to)) return to.base;
    return becomes(to, from) ? from.base : 'text';
  };
  return before.flatMap((from) => {
    const to = after.find(({ name }) => name === from.name);
    return to ? [{ from, to, as: common(from, to) }] : [];
  });
};
