import type pg from 'pg';
import type { ModelState } from '../database/ops.ts';
import type { Project } from '../project/project.ts';
import { ProjectError } from '../text/diagnostics.ts';

/** @throws ProjectError when project.yml grants to a role that the server does not have. */
export const checkGrants = async (client: pg.Client, project: Project): Promise<void> => {
  if (project.config.grants.length === 0) return;
  const roles = project.config.grants.map(({ role }) => role);
  const { rows } = await client.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1::text[])',
    [roles],
  );
  const known = new Set(rows.map(({ rolname }) => rolname));
  const unknown = project.config.grants.filter(({ role }) => !known.has(role));
  if (unknown.length === 0) return;
  throw new ProjectError(
    unknown.map(({ role, at }) => ({
      ...at,
      message: `role ${role} does not exist on this server; create it or take it off grants`,
    })),
  );
};

/** The grants of project.yml that published relations lack, by model, as reasons to mend them. */
export const missingGrants = async (
  client: pg.Client,
  project: Project,
  states: ReadonlyMap<string, ModelState>,
): Promise<Map<string, string[]>> => {
  const wanted = project.config.grants.flatMap(({ schema, role }) =>
    [...states.values()]
      .filter((state) => state.schema === schema)
      .map(({ model, oid }) => ({ model, oid, role })),
  );
  if (wanted.length === 0) return new Map();
  const { rows } = await client.query<{ model: string; role: string }>(
    `select wanted.model, wanted.role
     from unnest($1::text[], $2::oid[], $3::text[]) as wanted (model, oid, role)
     join pg_class as class on class.oid = wanted.oid
     where not has_table_privilege(wanted.role, wanted.oid, 'select')
        or not has_schema_privilege(wanted.role, class.relnamespace, 'usage')`,
    [wanted.map(({ model }) => model), wanted.map(({ oid }) => oid), wanted.map(({ role }) => role)],
  );
  const missing = new Map<string, string[]>();
  for (const { model, role } of rows)
    missing.set(model, [...(missing.get(model) ?? []), `${role} may not read it yet`]);
  return missing;
};
