import type pg from 'pg';
import { inParallel } from '../build/inParallel.ts';
import { serverError } from '../build/serverError.ts';
import type { TestResult } from '../build/types.ts';
import { SourceFile } from '../text/sourceFile.ts';
import type { DataTest } from './dataTest.ts';

/** Rows that are kept to show what is wrong. */
const sampled = 5;

/** Runs tests on the relations that the clients' search_path reaches. */
export const runTests = (tests: readonly DataTest[], clients: readonly pg.Client[]): Promise<TestResult[]> =>
  inParallel(tests, clients, runTest);

const runTest = async ({ name, model, sql, at, file }: DataTest, client: pg.Client): Promise<TestResult> => {
  const started = performance.now();
  const prefix = `select to_jsonb(failing) as row, count(*) over () as failures from (\n`;
  const result = { test: name, model: model ?? null, failures: 0, sample: [] as unknown[] };
  try {
    const { rows } = await client.query<{ row: unknown; failures: string }>(
      `${prefix}${sql}\n) as failing limit ${sampled}`,
    );
    const failures = Number(rows[0]?.failures ?? 0);
    const ms = performance.now() - started;
    if (failures === 0) return { ...result, status: 'passed', ms };
    const message = `test ${name} found ${failures} row${failures === 1 ? '' : 's'} that should not be there`;
    return {
      ...result,
      status: 'failed',
      failures,
      sample: rows.map(({ row }) => row),
      ms,
      error: { ...at, message },
    };
  } catch (error) {
    const source = file && new SourceFile(file.path, file.text);
    const diagnostic = serverError(error, { source, prefix, otherwise: at });
    return {
      ...result,
      status: 'error',
      ms: performance.now() - started,
      error: { ...diagnostic, message: `test ${name}: ${diagnostic.message}` },
    };
  }
};
