import type pg from 'pg';
import { serverError } from '../build/serverError.ts';
import type { TestResult } from '../build/types.ts';
import type { Diagnostic } from '../text/diagnostics.ts';
import { SourceFile } from '../text/sourceFile.ts';
import type { DataTest } from './dataTest.ts';
import { askFreshness } from './freshness.ts';
import { judge } from './judge.ts';
import { askReconciliation } from './reconciliation.ts';
import { askRowCountChange } from './rowCountChange.ts';
import { sampleRow } from './sampleRow.ts';

/** Rows that are kept to show what is wrong. */
const sampled = 5;

/** What a test found: how much is wrong, and the rows that show it, as JSON. */
export interface Found {
  failures: number;
  rows: string[];
  /** When it is not the policy that says so. */
  status?: TestResult['status'];
  /** What is wrong, when it is not rows that should not be there. */
  message?: string;
}

/** A test's result, and its failing rows in all their digits. */
export interface Asked {
  result: TestResult;
  rows: string[];
}

/** Asks one test by itself. */
export const askTest = async (test: DataTest, client: pg.Client): Promise<Asked> => {
  const started = performance.now();
  try {
    const found = await ask(test, client);
    return resultOf(test, found, performance.now() - started);
  } catch (error) {
    const diagnostic = errorIn(test, error);
    const ms = performance.now() - started;
    return { result: { ...blank(test), status: 'error', ms, error: diagnostic }, rows: [] };
  }
};

/** The result of a test that found something or nothing. */
export const resultOf = (test: DataTest, found: Found, ms: number): Asked => {
  const { failures } = found;
  const status = found.status ?? judge(test.policy, failures);
  if (status === 'passed') return { result: { ...blank(test), status, failures, ms }, rows: [] };
  const message =
    found.message ?? `found ${failures} row${failures === 1 ? '' : 's'} that should not be there`;
  return {
    result: {
      ...blank(test),
      status,
      failures,
      sample: found.rows.map(sampleRow),
      ms,
      error: { ...test.at, message: `test ${test.name} ${message}` },
    },
    rows: found.rows,
  };
};

const blank = ({ name, kind, model, column, policy }: DataTest) => ({
  test: name,
  kind,
  model: model ?? null,
  column: column ?? null,
  severity: policy.severity,
  failures: 0,
  sample: [] as unknown[],
});

const ask = (test: DataTest, client: pg.Client): Promise<Found> => {
  switch (test.probe.by) {
    case 'row_count_change':
      return askRowCountChange(test.model!, test.probe, client);
    case 'reconciliation':
      return askReconciliation(test.probe, client, sampled);
    case 'freshness':
      return askFreshness(test.sql, test.probe, client);
    default:
      return askRows(test.sql, client);
  }
};

const prefix = `select to_jsonb(failing)::text as row, count(*) over () as failures from (\n`;

const askRows = async (sql: string, client: pg.Client): Promise<Found> => {
  const { rows } = await client.query<{ row: string; failures: string }>(
    `${prefix}${sql}\n) as failing limit ${sampled}`,
  );
  return { failures: Number(rows[0]?.failures ?? 0), rows: rows.map(({ row }) => row) };
};

const errorIn = ({ name, file, at }: DataTest, error: unknown): Diagnostic => {
  const source = file && new SourceFile(file.path, file.text);
  const diagnostic = serverError(error, { source, prefix, otherwise: at });
  return { ...diagnostic, message: `test ${name}: ${diagnostic.message}` };
};
