import type pg from 'pg';
import type { Project } from '../project/project.ts';
import type { SiteFacts } from './siteData.ts';

/** What the database knows: of each published model and of each source, by name. */
export interface Facts {
  models: Map<string, SiteFacts>;
  sources: Map<string, { rows: number | null; bytes: number | null }>;
  /** The last failure of each test that failed in the runs that are kept. */
  failures: Map<string, string>;
}

/** Reads rows, sizes and the last publication of each model; rows are the server's estimate and cost no scan. */
export const readFacts = async (client: pg.Client, project: Project): Promise<Facts> => {
  const published = await client.query<{ found: boolean }>(
    "select to_regclass('ops.model_state') is not null and to_regclass('ops.publication') is not null as found",
  );
  const models = published.rows[0]!.found ? await readModels(client, project.name) : [];
  const names = [...project.sources.keys()];
  const { rows: sources } = await client.query<{ name: string; rows: number | null; bytes: number | null }>(
    `select nspname || '.' || relname as name, nullif(reltuples, -1)::float8 as rows,
        pg_total_relation_size(pg_class.oid)::float8 as bytes
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where nspname || '.' || relname = any($1)`,
    [names],
  );
  return {
    models: new Map(models.map(({ model, ...facts }) => [model, facts])),
    failures: await readFailures(client, project.name),
    sources: new Map(sources.map(({ name, rows, bytes }) => [name, { rows, bytes }])),
  };
};

const readFailures = async (client: pg.Client, project: string): Promise<Map<string, string>> => {
  const { rows: exists } = await client.query<{ found: boolean }>(
    "select to_regclass('ops.test_failure') is not null as found",
  );
  if (!exists[0]!.found) return new Map();
  const { rows } = await client.query<{ test: string; failure: string }>(
    `select distinct on (test) test,
        to_char(failed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC: ' || status || ', ' || failures || case failures when 1 then ' row' else ' rows' end as failure
     from ops.test_failure where project = $1 order by test, test_failure_id desc`,
    [project],
  );
  return new Map(rows.map(({ test, failure }) => [test, failure]));
};

const readModels = async (client: pg.Client, project: string) => {
  const { rows } = await client.query<SiteFacts & { model: string }>(
    `with latest as (
        select distinct on (model ->> 'name') model ->> 'name' as name, model ->> 'action' as action
        from ops.publication cross join lateral jsonb_array_elements(models) as model
        where project = $1 and model ->> 'action' <> 'keep'
        order by model ->> 'name', publication_id desc
    )
    select state.model,
        case when class.relkind = 'v' then null else nullif(class.reltuples, -1)::float8 end as rows,
        case when class.relkind = 'v' then null else pg_total_relation_size(class.oid)::float8 end as bytes,
        to_char(state.built_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as "builtAt",
        latest.action
    from ops.model_state as state
    join pg_class as class on class.oid = state.relation_oid
    left join latest on latest.name = state.model
    where state.project = $1`,
    [project],
  );
  return rows;
};
