import type pg from 'pg';
import { modelId } from '../artifacts/uniqueId.ts';
import { opsOf } from '../database/opsSchema.ts';
import type { Project } from '../project/project.ts';
import type { SiteFacts, SiteRun } from './siteData.ts';

/** What the database knows of a project, by the names of its models, sources and tests. */
export interface Facts {
  models: Map<string, SiteFacts>;
  sources: Map<string, { rows: number | null; bytes: number | null }>;
  /** The last failure of each test that failed in the runs that are kept. */
  failures: Map<string, string>;
  lastRun: SiteRun | null;
  /** What became of each model in the last run that had to do with it. */
  statuses: Map<string, string>;
}

/** Reads rows, sizes, runs and failures; rows are the server's estimate, so that nothing is scanned. */
export const readFacts = async (client: pg.Client, project: Project): Promise<Facts> => {
  const ops = opsOf(project.name);
  const tables = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) as name where to_regclass($2 || '.' || name) is not null`,
    [['model_state', 'publication', 'test_failure', 'run'], ops],
  );
  const exist = (...names: string[]): boolean =>
    names.every((wanted) => tables.rows.some(({ name }) => name === wanted));
  return {
    models: exist('model_state', 'publication') ? await readModels(client, ops, project.name) : new Map(),
    sources: await readSources(client, project),
    failures: exist('test_failure') ? await readFailures(client, ops, project.name) : new Map(),
    lastRun: exist('run') ? await readLastRun(client, ops, project.name) : null,
    statuses: exist('run') ? await readStatuses(client, ops, project) : new Map(),
  };
};

const minute = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD HH24:MI')`;

const readModels = async (client: pg.Client, ops: string, project: string): Promise<Facts['models']> => {
  const { rows } = await client.query<SiteFacts & { model: string }>(
    `with latest as (
        select distinct on (model ->> 'name') model ->> 'name' as name, model ->> 'action' as action
        from ${ops}.publication cross join lateral jsonb_array_elements(models) as model
        where project = $1 and model ->> 'action' <> 'keep'
        order by model ->> 'name', publication_id desc
    )
    select state.model,
        case when class.relkind = 'v' then null else nullif(class.reltuples, -1)::float8 end as rows,
        case when class.relkind = 'v' then null else pg_total_relation_size(class.oid)::float8 end as bytes,
        ${minute('state.built_at')} as "builtAt",
        latest.action
    from ${ops}.model_state as state
    join pg_class as class on class.oid = state.relation_oid
    left join latest on latest.name = state.model
    where state.project = $1`,
    [project],
  );
  return new Map(rows.map(({ model, ...facts }) => [model, facts]));
};

const readSources = async (client: pg.Client, project: Project): Promise<Facts['sources']> => {
  const { rows } = await client.query<{ name: string; rows: number | null; bytes: number | null }>(
    `select nspname || '.' || relname as name, nullif(reltuples, -1)::float8 as rows,
        pg_total_relation_size(pg_class.oid)::float8 as bytes
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where nspname || '.' || relname = any($1)`,
    [[...project.sources.keys()]],
  );
  return new Map(rows.map(({ name, rows: number, bytes }) => [name, { rows: number, bytes }]));
};

const readFailures = async (client: pg.Client, ops: string, project: string): Promise<Facts['failures']> => {
  const { rows } = await client.query<{ test: string; failure: string }>(
    `select distinct on (test) test, ${minute('failed_at')} || ' UTC: ' || status || ', ' || failures
        || case failures when 1 then ' row' else ' rows' end as failure
     from ${ops}.test_failure where project = $1 order by test, test_failure_id desc`,
    [project],
  );
  return new Map(rows.map(({ test, failure }) => [test, failure]));
};

const readLastRun = async (client: pg.Client, ops: string, project: string): Promise<SiteRun | null> => {
  const { rows } = await client.query<SiteRun>(
    `select status, command, ${minute('started_at')} as "startedAt", message,
        extract(epoch from finished_at - started_at)::float8 as seconds
     from ${ops}.run where project = $1 order by started_at desc limit 1`,
    [project],
  );
  return rows[0] ?? null;
};

const readStatuses = async (client: pg.Client, ops: string, project: Project): Promise<Facts['statuses']> => {
  const { rows } = await client.query<{ id: string; status: string }>(
    `select distinct on (result ->> 'unique_id') result ->> 'unique_id' as id,
        (result ->> 'status') || ', ' || ${minute('started_at')} || ' UTC' as status
     from ${ops}.run cross join lateral jsonb_array_elements(results) as result
     where project = $1
     order by result ->> 'unique_id', started_at desc`,
    [project.name],
  );
  const byId = new Map(rows.map(({ id, status }) => [id, status]));
  return new Map(
    [...project.models.values()].flatMap((model) => {
      const status = byId.get(modelId(project.declaredName, model));
      return status === undefined ? [] : [[model.name, status] as const];
    }),
  );
};
