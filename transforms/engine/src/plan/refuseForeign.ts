import type pg from 'pg';
import type { ModelState } from '../database/ops.ts';
import type { LiveRelation } from '../database/relations.ts';
import type { Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';
import { modelsOf, type Plan } from './types.ts';
import { ownSchemaPattern } from './runSchemas.ts';

/** @throws TransformError when a relation that the project did not make bears a model's name where models are looked up. */
export const refuseForeignRelations = (
  project: Project,
  wanted: ReadonlySet<string>,
  states: ReadonlyMap<string, ModelState>,
  relations: readonly LiveRelation[],
): void => {
  const live = new Set(project.config.schemas.values());
  const foreign = relations.find(({ schema, name }) => {
    if (!live.has(schema) || !wanted.has(name)) return false;
    return states.get(name)?.schema !== schema;
  });
  if (foreign) {
    throw new TransformError(
      `${foreign.schema}.${foreign.name} exists and was not made by project ${project.name}, which has a model of that name; rename or drop it`,
    );
  }
};

/** @throws TransformError naming what stands on a relation that is to be replaced or removed and is not the project's. */
export const refuseForeignDependents = async (
  client: pg.Client,
  project: Project,
  plan: Plan,
): Promise<void> => {
  const moved = modelsOf(plan, 'replace', 'remove').flatMap((model) => plan.live.get(model)?.oid ?? []);
  if (moved.length === 0) return;
  const { rows } = await client.query<{ dependent: string; relation: string }>(
    `with moved as (
        select class.oid, class.reltype from pg_class as class where class.oid = any($1::oid[])
    ),
    dependents as (
        select depend.classid, depend.objid, moved.oid as moved
        from pg_depend as depend
        join moved on (depend.refclassid = 'pg_class'::regclass and depend.refobjid = moved.oid)
            or (depend.refclassid = 'pg_type'::regclass and depend.refobjid = moved.reltype)
        where depend.deptype in ('n', 'a')
    ),
    named as (
        select 'view ' || class.oid::regclass as dependent, class.oid, class.relnamespace, moved
        from dependents
        join pg_rewrite as rewrite on classid = 'pg_rewrite'::regclass and rewrite.oid = objid
        join pg_class as class on class.oid = rewrite.ev_class
        union all
        select 'foreign key ' || conname || ' of ' || class.oid::regclass, class.oid, class.relnamespace, moved
        from dependents
        join pg_constraint as con on classid = 'pg_constraint'::regclass and con.oid = objid and con.contype = 'f'
        join pg_class as class on class.oid = con.conrelid
        union all
        select 'function ' || proc.oid::regprocedure, null, proc.pronamespace, moved
        from dependents
        join pg_proc as proc on classid = 'pg_proc'::regclass and proc.oid = objid
        union all
        select 'table ' || class.oid::regclass, class.oid, class.relnamespace, moved
        from dependents
        join pg_class as class on classid = 'pg_class'::regclass and class.oid = objid and class.relkind in ('r', 'p', 'v', 'm')
    )
    select named.dependent, named.moved::regclass::text as relation
    from named
    join pg_namespace as namespace on namespace.oid = named.relnamespace
    where (named.oid is null or named.oid <> all($1::oid[])) and namespace.nspname !~ $2
    order by 1
    limit 1`,
    [moved, ownSchemaPattern(project.name)],
  );
  const [first] = rows;
  if (first) {
    throw new TransformError(
      `${first.dependent} stands on ${first.relation}, which is to be replaced or removed, and project ${project.name} does not own it; drop it, or make it a model`,
    );
  }
};
