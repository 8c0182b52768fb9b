import type pg from 'pg';
import { opsOf } from './opsSchema.ts';

/** The failing rows of tests, a few of each, for the last runs in which it failed. */
export const testFailureTable = (ops: string): string => `create table if not exists ${ops}.test_failure (
        test_failure_id bigint generated always as identity primary key,
        project text not null,
        run_id uuid not null,
        test text not null,
        model text,
        status text not null,
        failures bigint not null,
        message text not null,
        row jsonb,
        failed_at timestamptz not null default clock_timestamp()
    );
    create index if not exists test_failure_test on ${ops}.test_failure (project, test, run_id)`;

/** One failing row as it is kept; without a row when the test could not be asked. */
export interface TestFailure {
  runId: string;
  test: string;
  model: string | null;
  status: string;
  failures: number;
  message: string;
  /** As JSON, every digit kept. */
  row: string | null;
  at: string;
}

/** Runs of a test whose failing rows are kept. */
const keptRuns = 10;

/** Keeps failing rows, and lets those of a test's oldest runs go. */
export const writeTestFailures = async (
  client: pg.Client,
  project: string,
  failures: readonly Omit<TestFailure, 'at'>[],
): Promise<void> => {
  await client.query(
    `with written as (
        insert into ${opsOf(project)}.test_failure (project, run_id, test, model, status, failures, message, row)
        select $1, run_id, test, model, status, failures, message, row::jsonb
        from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[])
            as failing (run_id, test, model, status, failures, message, row)
     ),
     runs as (
        select test, run_id, row_number() over (partition by test order by max(test_failure_id) desc) as place
        from ${opsOf(project)}.test_failure
        where project = $1 and test = any($3::text[])
        group by test, run_id
     )
     delete from ${opsOf(project)}.test_failure as kept
     using runs
     where kept.project = $1 and kept.test = runs.test and kept.run_id = runs.run_id and runs.place >= $9`,
    [
      project,
      failures.map(({ runId }) => runId),
      failures.map(({ test }) => test),
      failures.map(({ model }) => model),
      failures.map(({ status }) => status),
      failures.map(({ failures: number }) => number),
      failures.map(({ message }) => message),
      failures.map(({ row }) => row),
      keptRuns,
    ],
  );
};

/** The kept rows of one run, by the beginning of its id, or of the last run that has any. */
export const readTestFailures = async (
  client: pg.Client,
  project: string,
  run?: string,
): Promise<TestFailure[]> => {
  const exists = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    `${opsOf(project)}.test_failure`,
  ]);
  if (!exists.rows[0]!.found) return [];
  const { rows } = await client.query<TestFailure>(
    `select
        run_id::text as "runId", test, model, status, failures::int, message, row::text,
        to_char(failed_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
     from ${opsOf(project)}.test_failure
     where project = $1 and run_id = (
        select run_id from ${opsOf(project)}.test_failure
        where project = $1 and run_id::text like $2 || '%'
        order by test_failure_id desc limit 1
     )
     order by test_failure_id`,
    [project, run ?? ''],
  );
  return rows;
};
