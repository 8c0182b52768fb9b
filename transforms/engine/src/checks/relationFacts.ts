import type pg from 'pg';

/** What the server already knows about a relation that is tested. */
export interface RelationFacts {
  /** The rows that the planner counts with; undefined when it does not know. */
  rows: number | undefined;
  /** Sets of columns that a unique index keeps apart, nulls not looked at. */
  keys: string[][];
  /** Columns that cannot be null. */
  notNull: string[];
  /** Columns of a type that sorts as fast as a hash would: numbers of a fixed size, dates, times. */
  small: string[];
  /** The type of each column, as SQL names it. */
  types: Record<string, string>;
}

/** What the server knows about the relations that names reach on the search_path, asked once for all of them. */
export interface ServerFacts {
  relations: ReadonlyMap<string, RelationFacts>;
  /** A set of keys up to this size stays in memory when it is looked up by hash. */
  hashedRows: number;
}

/** Asks for the facts of some relations. A name that reaches nothing has none. */
export const readFacts = async (client: pg.Client, names: readonly string[]): Promise<ServerFacts> => {
  const { rows } = await client.query<{
    name: string;
    rows: number | null;
    keys: string[][];
    not_null: string[];
    small: string[];
    types: Record<string, string>;
  }>(
    `select
        name,
        case when class.relkind in ('r', 'm', 'p') and class.reltuples >= 0 then class.reltuples end as rows,
        coalesce((
            select jsonb_agg((
                select jsonb_agg(attribute.attname)
                from pg_attribute as attribute
                where attribute.attrelid = class.oid
                  and attribute.attnum = any((string_to_array(index.indkey::text, ' ')::int[])[1:index.indnkeyatts])
            ))
            from pg_index as index
            where index.indrelid = class.oid and index.indisunique and index.indimmediate and index.indisvalid
              and index.indpred is null and index.indexprs is null
              and (class.relkind = 'p' or not class.relhassubclass)
        ), '[]') as keys,
        coalesce((
            select jsonb_agg(attname) from pg_attribute
            where attrelid = class.oid and attnum > 0 and attnotnull and not attisdropped
        ), '[]') as not_null,
        coalesce((
            select jsonb_agg(attname)
            from pg_attribute as attribute
            join pg_type as type on type.oid = attribute.atttypid
            where attrelid = class.oid and attnum > 0 and not attisdropped and type.typbyval
        ), '[]') as small,
        coalesce((
            select jsonb_object_agg(attname, format_type(atttypid, null))
            from pg_attribute where attrelid = class.oid and attnum > 0 and not attisdropped
        ), '{}') as types
     from unnest($1::text[]) as name
     join pg_class as class on class.oid = to_regclass(quote_ident(name))`,
    [names],
  );
  const settings = await client.query<{ rows: string }>(
    `select (pg_size_bytes(current_setting('work_mem')) * current_setting('hash_mem_multiplier')::float8 / 128)::bigint as rows`,
  );
  return {
    relations: new Map(
      rows.map(({ name, rows: counted, keys, not_null: notNull, small, types }) => [
        name,
        { rows: counted ?? undefined, keys, notNull, small, types },
      ]),
    ),
    hashedRows: Number(settings.rows[0]!.rows),
  };
};
