import type pg from 'pg';
import { TransformError } from '../text/diagnostics.ts';

/** A column as the server describes it. */
export interface Column {
  name: string;
  type: string;
  /** Whether values can be compared as they are; otherwise as text. */
  comparable: boolean;
  /** Types of one category compare with each other. */
  category: string;
}

/** The columns of a relation in their order. @throws TransformError when there is no such relation. */
export const columnsOf = async (client: pg.Client, relation: string): Promise<Column[]> => {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type, type.typcategory as category,
        type.typcategory in ('A', 'E', 'R') or exists (
            select from pg_operator
            where oprname = '=' and oprleft = coalesce(nullif(type.typbasetype, 0), type.oid) and oprright = oprleft and oprcanhash
        ) as comparable
     from pg_attribute
     join pg_type as type on type.oid = atttypid
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
