import pg from 'pg';
import { qualified } from '../database/quote.ts';
import type { Project } from '../project/project.ts';

const { escapeIdentifier } = pg;

/** The grants of project.yml on schemas, and on the publication that readers lock, as far as they are missing. */
export const schemaGrants = async (client: pg.Client, { config }: Project): Promise<string[]> => {
  const { rows } = await client.query<{ statement: string }>(
    `with wanted as (select * from unnest($1::text[], $2::text[]) as wanted (schema, role))
     select distinct format('grant usage on schema %I to %I', namespace.nspname, wanted.role) as statement
     from wanted
     join pg_namespace as namespace on namespace.nspname in (wanted.schema, 'ops')
     where not has_schema_privilege(wanted.role, namespace.oid, 'usage')
     union all
     select distinct format('grant select on ops.publication to %I', wanted.role)
     from wanted
     where not has_table_privilege(wanted.role, 'ops.publication', 'select')`,
    [config.grants.map(({ schema }) => schema), config.grants.map(({ role }) => role)],
  );
  return rows.map(({ statement }) => statement);
};

/** The grants of project.yml on one model. */
export const modelGrants = (
  { config }: Project,
  model: { name: string; schema: string },
  at = model.schema,
): string[] =>
  config.grants
    .filter(({ schema }) => schema === model.schema)
    .map(({ role }) => `grant select on ${qualified(at, model.name)} to ${escapeIdentifier(role)}`);

/** The types of what the query of grants is asked for: relations that go, and those that come for each. */
export const missingGrantsTypes = 'oid[], oid[]';

/** The query of what others were granted on relations that go and were not on those that come, as statements. An owner's own rights need none. */
export const missingGrantsQuery = `with moved as (
      select old.relacl, old.relowner, new.oid, new.relacl as given, new.relname, namespace.nspname, moved.old as old_oid
      from unnest($1::oid[], $2::oid[]) as moved (old, new)
      join pg_class as old on old.oid = moved.old
      join pg_class as new on new.oid = moved.new
      join pg_namespace as namespace on namespace.oid = new.relnamespace
  ),
  granted as (
      select nspname, relname, null::name as column_name, given, acl.*
      from moved
      cross join lateral aclexplode(relacl) as acl
      where acl.grantee <> relowner
      union all
      select nspname, relname, attribute.attname, new.attacl, acl.*
      from moved
      join pg_attribute as attribute on attribute.attrelid = old_oid and attribute.attacl is not null
      join pg_attribute as new on new.attrelid = moved.oid and new.attname = attribute.attname and not new.attisdropped
      cross join lateral aclexplode(attribute.attacl) as acl
      where acl.grantee <> relowner
  )
  select format(
      'grant %s%s on %I.%I to %s%s',
      privilege_type,
      case when column_name is not null then format(' (%I)', column_name) end,
      nspname,
      relname,
      case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
      case when is_grantable then ' with grant option' end
  ) as statement
  from granted
  where not exists (
      select from aclexplode(given) as has
      where has.grantee = granted.grantee and has.privilege_type = granted.privilege_type
        and (has.is_grantable or not granted.is_grantable)
  )`;
