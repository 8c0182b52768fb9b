import type pg from 'pg';

/** A relation as it is in the database now. */
export interface LiveRelation {
  schema: string;
  name: string;
  oid: number;
  kind: string;
  /** Changes with columns, types, view text, indexes and triggers; not with rows. */
  shape: string;
}

/** The relations of some schemas with some names; the session's search_path must be empty, or shapes differ. */
export const readRelations = async (
  client: pg.Client,
  schemas: readonly string[],
  names: readonly string[],
): Promise<LiveRelation[]> => {
  const { rows } = await client.query<LiveRelation>(
    `select
        namespace.nspname as schema,
        class.relname as name,
        class.oid,
        class.relkind as kind,
        md5(concat_ws(E'\\n',
            class.relkind,
            case when not class.relispopulated then 'not populated' end,
            (select string_agg(format('%I %s %s', attname, format_type(atttypid, atttypmod), attnotnull), ',' order by attnum)
             from pg_attribute where attrelid = class.oid and attnum > 0 and not attisdropped),
            case when class.relkind in ('v', 'm') then pg_get_viewdef(class.oid) end,
            (select string_agg(pg_get_indexdef(indexrelid), ';' order by pg_get_indexdef(indexrelid))
             from pg_index where indrelid = class.oid),
            (select string_agg(pg_get_triggerdef(oid), ';' order by tgname)
             from pg_trigger where tgrelid = class.oid and not tgisinternal)
        )) as shape
     from pg_class as class
     join pg_namespace as namespace on namespace.oid = class.relnamespace
     where class.relkind in ('r', 'v', 'm', 'p', 'f', 'S')
       and namespace.nspname = any($1::text[]) and class.relname = any($2::text[])`,
    [schemas, names],
  );
  return rows;
};
