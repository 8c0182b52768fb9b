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

/** What others granted on the old relations, as statements for the new ones; their owner's own rights need none. */
export const carriedGrants = async (
  client: pg.Client,
  moved: readonly { oid: number; schema: string; name: string }[],
): Promise<string[]> => {
  const { rows } = await client.query<{ statement: string }>(
    `with moved as (
        select * from unnest($1::oid[], $2::text[], $3::text[]) as moved (oid, schema, name)
    ),
    granted as (
        select moved.schema, moved.name, null::name as column_name, acl.privilege_type, acl.grantee, acl.is_grantable
        from moved
        join pg_class as class on class.oid = moved.oid
        cross join lateral aclexplode(class.relacl) as acl
        where acl.grantee <> class.relowner
        union all
        select moved.schema, moved.name, attribute.attname, acl.privilege_type, acl.grantee, acl.is_grantable
        from moved
        join pg_class as class on class.oid = moved.oid
        join pg_attribute as attribute on attribute.attrelid = class.oid
        cross join lateral aclexplode(attribute.attacl) as acl
        where acl.grantee <> class.relowner
          and exists (
              select from pg_attribute as new
              where new.attrelid = format('%I.%I', moved.schema, moved.name)::regclass
                and new.attname = attribute.attname and not new.attisdropped
          )
    )
    select format(
        'grant %s%s on %I.%I to %s%s',
        privilege_type,
        case when column_name is not null then format(' (%I)', column_name) end,
        schema,
        name,
        case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
        case when is_grantable then ' with grant option' end
    ) as statement
    from granted`,
    [moved.map(({ oid }) => oid), moved.map(({ schema }) => schema), moved.map(({ name }) => name)],
  );
  return rows.map(({ statement }) => statement);
};
