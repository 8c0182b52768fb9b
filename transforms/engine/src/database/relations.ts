import type pg from 'pg';
import { inOne, type InOne } from './inOne.ts';

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

/** The relations of some schemas with some names; the session's search_path must be empty, or shapes differ. */
export const readRelations = async (
  client: pg.Client,
  schemas: readonly string[],
  names: readonly string[],
): Promise<LiveRelation[]> => {
  const statement = relationsStatement('$1::text[]', '$2::text[]');
  const { rows } = await client.query<InOne<LiveRelation>>(statement, [schemas, names]);
  return rows[0]!.all;
};

/**
 * The statement that reads relations by arrays of schemas and of names. A view's query is taken as the server keeps it: to
 * print it takes longer, and a lock on the view.
 */
export const relationsStatement = (schemas: string, names: string): string =>
  inOne(`select
        namespace.nspname as schema,
        class.relname as name,
        class.oid::bigint,
        class.relkind as kind,
        '${shapeVersion}:' || md5(concat_ws(E'\\n',
            class.relkind,
            case when not class.relispopulated then 'not populated' end,
            (select string_agg(format('%I %s %s', attname, format_type(atttypid, atttypmod), attnotnull), ',' order by attnum)
             from pg_attribute where attrelid = class.oid and attnum > 0 and not attisdropped),
            case when class.relhasrules then
                (select string_agg(ev_action::text, ';' order by rulename) from pg_rewrite where ev_class = class.oid)
            end,
            case when class.relhasindex then (select string_agg(definition, ';' order by definition)
             from pg_index
             cross join lateral replace(pg_get_indexdef(indexrelid), format(' ON %I.', namespace.nspname), ' ON ') as definition
             where indrelid = class.oid) end,
            case when class.relhastriggers then (select string_agg(replace(pg_get_triggerdef(oid), format(' ON %I.', namespace.nspname), ' ON '), ';' order by tgname)
             from pg_trigger where tgrelid = class.oid and not tgisinternal) end
        )) as shape
     from pg_class as class
     join pg_namespace as namespace on namespace.oid = class.relnamespace
     where class.relkind in ('r', 'v', 'm', 'p', 'f', 'S')
       and namespace.nspname = any(${schemas}) and class.relname = any(${names})`);
