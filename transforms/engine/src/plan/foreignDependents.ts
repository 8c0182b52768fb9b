import type pg from 'pg';
import { opsOf } from '../database/opsSchema.ts';
import type { Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';
import { ownSchemaPattern } from './runSchemas.ts';
import { modelsOf, type Plan } from './types.ts';

/** A view of another project that stands on what is replaced, and is made again on what takes its place. */
export interface ForeignView {
  oid: number;
  schema: string;
  name: string;
  project: string;
}

/** Something that stands on a relation which is to be moved. */
export interface Dependent {
  dependent: string;
  /** The relation that would go, and whether one takes its place under the same name. */
  relation: string;
  stays: boolean;
  oid: number | null;
  schema: string;
  name: string | null;
  kind: string | null;
  /** The project that recorded it as a model of its own. */
  owner: string | null;
}

/**
 * The views of other projects on relations that are replaced.
 * @throws TransformError naming anything else that stands on a relation that is to be replaced or removed and is not the
 * project's.
 */
export const foreignDependents = async (
  client: pg.Client,
  project: Project,
  plan: Plan,
): Promise<ForeignView[]> => {
  const values = dependentsOf(project, plan);
  if (!values) return [];
  const { rows } = await client.query<Dependent>(dependentsQuery(project.name), values);
  return foreignViewsIn(project, plan, rows);
};

/** What the query of dependents is asked for, in the types of `dependentsTypes`; nothing when nothing would be moved. */
export const dependentsOf = (
  project: Project,
  plan: Plan,
): [moved: string, own: string, stays: string, project: string] | undefined => {
  const moved = modelsOf(plan, 'replace', 'remove').flatMap((model) => plan.live.get(model)?.oid ?? []);
  if (moved.length === 0) return undefined;
  const stays = modelsOf(plan, 'replace').flatMap((name) => {
    const live = plan.live.get(name);
    return live?.schema === project.model(name).schema ? [live.oid] : [];
  });
  return [`{${moved.join()}}`, ownSchemaPattern(project.name), `{${stays.join()}}`, project.name];
};

/** @throws TransformError at the first of some dependents that is no view which can be made again. */
export const foreignViewsIn = (
  project: Project,
  plan: Plan,
  dependents: readonly Dependent[],
): ForeignView[] => {
  const views = new Map<number, ForeignView>();
  for (const each of dependents) {
    if (each.owner === null || each.kind !== 'v' || !each.stays)
      throw new TransformError(refusal(project, plan, each));
    views.set(each.oid!, { oid: each.oid!, schema: each.schema, name: each.name!, project: each.owner });
  }
  return [...views.values()];
};

const refusal = (
  project: Project,
  { states }: Pick<Plan, 'states'>,
  { dependent, relation, oid, schema, kind, owner }: Dependent,
): string => {
  const stands = `${dependent} stands on ${relation}, which is to be replaced or removed`;
  const building = /^(.*)__(?:shadow|overlay|patch)__[0-9a-f]{8}$/.exec(schema)?.[1];
  if (building) return `${stands}; project ${building} is being built, so build again when it is done`;
  const left = [...states.values()].find((state) => state.oid === oid && !project.models.has(state.model));
  if (left)
    return `${stands}, and its model ${left.model} left the project; build without --select, which removes it, or put it back into the project`;
  if (owner && kind === 'm')
    return `${stands}, and holds rows that project ${project.name} cannot make again for project ${owner}; make it a table or a view there`;
  if (owner) return `${stands}, and project ${owner} owns it; take it out there first`;
  return `${stands}, and project ${project.name} does not own it; drop it, or make it a model`;
};

/** The types of what the query of dependents is asked for. */
export const dependentsTypes = 'oid[], text, oid[], text';

/** The query of everything that stands on relations which are to be moved, and is not moved with them. */
export const dependentsQuery = (project: string): string =>
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
      select 'view ' || class.oid::regclass as dependent, class.oid, class.relnamespace, class.relkind, moved
      from dependents
      join pg_rewrite as rewrite on classid = 'pg_rewrite'::regclass and rewrite.oid = objid
      join pg_class as class on class.oid = rewrite.ev_class
      union
      select 'foreign key ' || conname || ' of ' || class.oid::regclass, class.oid, class.relnamespace, null, moved
      from dependents
      join pg_constraint as con on classid = 'pg_constraint'::regclass and con.oid = objid and con.contype = 'f'
      join pg_class as class on class.oid = con.conrelid
      union
      select 'function ' || proc.oid::regprocedure, null, proc.pronamespace, null, moved
      from dependents
      join pg_proc as proc on classid = 'pg_proc'::regclass and proc.oid = objid
      union
      select 'table ' || class.oid::regclass, class.oid, class.relnamespace, class.relkind, moved
      from dependents
      join pg_class as class on classid = 'pg_class'::regclass and class.oid = objid and class.relkind in ('r', 'p', 'v', 'm')
  )
  select named.dependent, named.moved::regclass::text as relation, named.moved = any($3::oid[]) as stays,
      named.oid, namespace.nspname as schema, class.relname as name, named.relkind as kind, state.project as owner
  from named
  join pg_namespace as namespace on namespace.oid = named.relnamespace
  left join pg_class as class on class.oid = named.oid
  left join ${opsOf(project)}.model_state as state on state.relation_oid = named.oid and state.project <> $4
  where (named.oid is null or named.oid <> all($1::oid[])) and namespace.nspname !~ $2
  order by 1`;
