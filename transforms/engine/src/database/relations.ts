import type pg from 'pg';

/** A relation as it is in the database now. */
export interface LiveRelation {
  schema: string;
  name: string;
  oid: number;
  kind: string;
  /** Changes with columns, types, the query of a view, indexes and triggers; not with rows, nor with the schema. */
  shape: string;
}

/** What a shape is made of: with one that was made otherwise it cannot be compared. */
export const shapeVersion = '2';

/**
 * The relations of some schemas with some names; the session's search_path must be empty, or shapes differ. A view's query
 * is taken as the server keeps it: to print it takes longer, and a lock on the view.
 */
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
        '${shapeVersion}:' || md5(concat_ws(E'\\n',
            class.relkind,
            case when not class.relispopulated then 'not populated' end,
            (select string_agg(format('%I %s %s', attname, format_type(atttypid, atttypmod), attnotnull), ',' order by attnum)
             from pg_attribute where attrelid = class.oid and attnum > 0 and not attisdropped),
            (select string_agg(ev_action::text, ';' order by rulename) from pg_rewrite where ev_class = class.oid),
            (select string_agg(definition, ';' order by definition)
             from pg_index
             cross join lateral replace(pg_get_indexdef(indexrelid), format(' ON %I.', namespace.nspname), ' ON ') as definition
             where indrelid = class.oid),
            (select string_agg(replace(pg_get_triggerdef(oid), format(' ON %I.', namespace.nspname), ' ON '), ';' order by tgname)
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
