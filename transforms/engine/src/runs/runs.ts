import type pg from 'pg';
import type { BuildResult } from '../build/types.ts';
import type { Plan } from '../plan/types.ts';
import type { RunResult } from './runResults.ts';

/** Older runs are forgotten once a project has this many. */
const kept = 500;

/** What a run was asked to do. */
export interface RunArguments {
  command: string;
  select?: string | undefined;
  exclude?: string | undefined;
  selector?: string | undefined;
  threads?: number | undefined;
  fullRefresh?: boolean | undefined;
  reprocess?: string | undefined;
  target?: string | undefined;
  defer?: boolean | undefined;
}

/** A run as it is recorded. */
export interface RecordedRun {
  runId: string;
  /** `running` of a run that nobody finishes any more is called `killed` by the next. */
  status: 'running' | 'killed' | 'cancelled' | BuildResult['status'];
  arguments: RunArguments;
  results: RunResult[];
  /** What was built of each model, so that `retry` knows whether it would build the same. */
  records: Record<string, Plan['records'] extends Map<string, infer Record_> ? Record_ : never>;
}

/** The table of runs, as a statement for `ensureOps`. */
export const runTable = (ops: string): string => `
    create table if not exists ${ops}.run (
        run_id uuid primary key,
        project text not null,
        target text,
        command text not null,
        arguments jsonb not null,
        status text not null,
        started_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz,
        engine_version text not null,
        message text,
        results jsonb not null default '[]',
        records jsonb not null default '{}'
    );
    create index if not exists run_project_started_at_idx on ${ops}.run (project, started_at desc)`;

/** Writes down that a run begins; what a killed one left is called so, and the oldest are forgotten. */
export const startRun = async (
  client: pg.Client,
  ops: string,
  run: {
    runId: string;
    project: string;
    target: string | undefined;
    engineVersion: string;
    arguments: RunArguments;
  },
): Promise<void> => {
  await client.query(
    `with killed as (
        update ${ops}.run set status = 'killed' where project = $2 and status = 'running'
    ),
    forgotten as (
        delete from ${ops}.run
        where project = $2 and run_id in (
            select run_id from ${ops}.run where project = $2 order by started_at desc offset ${kept - 1}
        )
    )
    insert into ${ops}.run (run_id, project, target, command, arguments, status, engine_version)
    values ($1, $2, $3, $4, $5, 'running', $6)`,
    [run.runId, run.project, run.target ?? null, run.arguments.command, run.arguments, run.engineVersion],
  );
};

/** Writes down a run that was cancelled while it waited; another may be running, which this one leaves as it is. */
export const insertCancelled = async (
  client: pg.Client,
  ops: string,
  run: Parameters<typeof startRun>[2] & { startedAt: Date },
): Promise<void> => {
  await client.query(
    `insert into ${ops}.run
        (run_id, project, target, command, arguments, status, engine_version, started_at, finished_at)
     values ($1, $2, $3, $4, $5, 'cancelled', $6, $7, clock_timestamp())`,
    [
      run.runId,
      run.project,
      run.target ?? null,
      run.arguments.command,
      run.arguments,
      run.engineVersion,
      run.startedAt,
    ],
  );
};

/** Writes down how a run ended. */
export const finishRun = async (
  client: pg.Client,
  ops: string,
  run: Pick<RecordedRun, 'runId' | 'status' | 'results' | 'records'> & { message?: string | undefined },
): Promise<void> => {
  await client.query(
    `update ${ops}.run
     set status = $2, finished_at = clock_timestamp(), message = $3, results = $4, records = $5
     where run_id = $1`,
    [run.runId, run.status, run.message ?? null, JSON.stringify(run.results), JSON.stringify(run.records)],
  );
};

/** The last run of a project that came to do something, or nothing when there is none. */
export const lastRun = async (
  client: pg.Client,
  ops: string,
  project: string,
): Promise<RecordedRun | undefined> => {
  if (!(await exists(client, ops))) return undefined;
  const { rows } = await client.query<RecordedRun>(
    `select run_id as "runId", status, arguments, results, records
     from ${ops}.run where project = $1 and not (status = 'cancelled' and records = '{}')
     order by started_at desc limit 1`,
    [project],
  );
  return rows[0];
};

/** How many seconds each model took when it was built last, by unique id. */
export const measuredSeconds = async (
  client: pg.Client,
  ops: string,
  project: string,
): Promise<Map<string, number>> => {
  const { rows } = await client.query<{ id: string; seconds: number }>(
    `with recent as (
        select started_at, results from ${ops}.run
        where project = $1 and status <> 'running' order by started_at desc limit 20
    )
    select distinct on (id) id, seconds
    from recent
    cross join jsonb_to_recordset(results) as result (unique_id text, status text, execution_time float8)
    cross join lateral (select unique_id as id, execution_time as seconds) as named
    where status = 'success' and seconds > 0
    order by id, started_at desc`,
    [project],
  );
  return new Map(rows.map(({ id, seconds }) => [id, seconds]));
};

const exists = async (client: pg.Client, ops: string): Promise<boolean> => {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    `${ops}.run`,
  ]);
  return rows[0]!.found;
};
