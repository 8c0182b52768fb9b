import type pg from 'pg';
import type { ForeignView } from '../plan/foreignDependents.ts';
import { TransformError } from '../text/diagnostics.ts';

/** A view of another project and the statement that makes it again, on whatever then bears the names in it. */
export interface Remade extends ForeignView {
  statement: string;
}

/**
 * The statements that make views of other projects again, read while their relations still stand where they did. They
 * keep their object ids, owners and grants, so what stands on them follows.
 */
export const remaking = async (client: pg.Client, views: readonly ForeignView[]): Promise<Remade[]> => {
  if (views.length === 0) return [];
  const { rows } = await client.query<{ oid: number; statement: string }>(
    `select oid, format(
        'create or replace view %s%s as %s',
        oid::regclass,
        (select ' with (' || string_agg(option, ', ') || ')' from unnest(reloptions) as option),
        pg_get_viewdef(oid)
     ) as statement
     from pg_class where oid = any($1::oid[])`,
    [views.map(({ oid }) => oid)],
  );
  const statements = new Map(rows.map(({ oid, statement }) => [oid, statement]));
  return views.map((view) => ({ ...view, statement: statements.get(view.oid)! }));
};

/** @throws TransformError naming a view that cannot stand on the new relations. */
export const remakeForeignViews = async (client: pg.Client, views: readonly Remade[]): Promise<void> => {
  for (const { statement, schema, name, project } of views) {
    try {
      await client.query(statement);
    } catch (error) {
      const { code, message } = error as pg.DatabaseError;
      if (code === '55P03' || code === '40P01') throw error; // the publish tries again
      throw new TransformError(
        `view ${schema}.${name} of project ${project} cannot stand on what is new: ${message}; change it there, or keep the columns that it reads`,
      );
    }
  }
};
