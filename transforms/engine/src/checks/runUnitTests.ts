import pg from 'pg';
import { withSessions } from '../database/withSessions.ts';
import type { Project } from '../project/project.ts';
import { strict, type UnitTest } from '../project/testTypes.ts';
import type { Model } from '../project/types.ts';
import { reach } from '../targets/reach.ts';
import type { Halt } from '../build/halt.ts';
import type { Diagnostic } from '../text/diagnostics.ts';
import { stops } from './judge.ts';
import type { Finding } from './runTests.ts';
import type { StatementText } from './statementText.ts';

/** Rows of a difference that are shown. */
const shown = 20;

/** A unit test and the model that it tests. */
export interface ModelUnitTest {
  model: Model;
  test: UnitTest;
}

/** The unit tests of some models. */
export const unitTestsOf = (project: Project, models: readonly string[]): ModelUnitTest[] =>
  models
    .map((name) => project.model(name))
    .flatMap((model) => model.unitTests.map((test) => ({ model, test })));

/**
 * Runs unit tests, one statement each on one session, which needs no table and leaves nothing behind. What a halt left out
 * is not in the answer.
 */
export const runUnitTests = async (
  project: Project,
  tests: readonly ModelUnitTest[],
  database: string,
  halt: Halt,
): Promise<Finding[]> => {
  if (tests.length === 0) return [];
  const open = { database, project: project.name, path: reach(project), number: 1, signal: halt.signal };
  return withSessions(open, async ([client]) => {
    await client!.query('set default_transaction_read_only to on');
    const findings: Finding[] = [];
    for (const { model, test } of tests) {
      if (halt.isHalted) break;
      const finding = await runUnitTest(project, model, test, client!);
      if (halt.isHalted && finding.result.status === 'error') break; // its statement was cancelled
      findings.push(finding);
      if (stops(finding.result)) halt.failed();
    }
    return findings;
  });
};

const runUnitTest = async (
  project: Project,
  model: Model,
  test: UnitTest,
  client: pg.Client,
): Promise<Finding> => {
  const started = performance.now();
  const { unitStatement } = await import('./unitStatement.ts'); // it brings the grammar, which most builds do not need
  const { statement, columns } = await unitStatement(project, model, test);
  const result = {
    test: `${model.name}.${test.name}`,
    kind: 'unit' as const,
    model: model.name,
    column: null,
    severity: strict.severity,
    failures: 0,
    sample: [] as unknown[],
  };
  try {
    const { rows } = await client.query<{ side: string; values: (string | null)[] }>(statement.text);
    const ms = performance.now() - started;
    if (rows.length === 0) return { result: { ...result, status: 'passed', ms }, rows: [] };
    const sample = rows.slice(0, shown).map(({ side, values }) => ({
      side,
      ...Object.fromEntries(values.map((value, i) => [columns[i], value])),
    }));
    const of = (side: string) => rows.filter((row) => row.side === side).length;
    const message = `unit test ${result.test}: ${of('expected')} expected and not got, ${of('got')} got and not expected`;
    return {
      result: {
        ...result,
        status: 'failed',
        failures: rows.length,
        sample,
        ms,
        error: { ...test.at, message },
      },
      rows: sample.map((row) => JSON.stringify(row)),
    };
  } catch (error) {
    const ms = performance.now() - started;
    return {
      result: { ...result, status: 'error', ms, error: explain(error, result.test, test, statement) },
      rows: [],
    };
  }
};

/** An error of the server where it was written: in the model, at a value of the test, or else at the test. */
const explain = (error: unknown, name: string, test: UnitTest, statement: StatementText): Diagnostic => {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const at = (error.position && statement.locate(Number(error.position))) || test.at;
  const message = [error.message, error.detail, error.hint].filter(Boolean).join('; ');
  return { ...at, message: `unit test ${name}: ${message}` };
};
