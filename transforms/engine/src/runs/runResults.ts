import { modelId, uniqueId } from '../artifacts/uniqueId.ts';
import type { BuildResult, ModelResult, TestResult } from '../build/types.ts';
import { formatDiagnostic } from '../text/diagnostics.ts';

/** One node of a run, with dbt's names where the meaning is dbt's. */
export interface RunResult {
  unique_id: string;
  status: 'success' | 'error' | 'skipped' | 'pass' | 'warn' | 'fail';
  /** Seconds. */
  execution_time: number;
  timing: { name: 'execute'; started_at: string; completed_at: string }[];
  message: string | null;
  /** Rows that should not be there; of tests only. */
  failures: number | null;
  adapter_response: { rows_affected?: number };
}

/** What became of each model that was not kept, and of each test. */
export const runResults = (
  project: string,
  { models, tests }: Pick<BuildResult, 'models' | 'tests'>,
): RunResult[] => [
  ...models
    .filter(({ status }) => status !== 'kept' && status !== 'removed')
    .map((each) => ofModel(project, each)),
  ...tests.map((each) => ofTest(project, each)),
];

const ofModel = (project: string, result: ModelResult): RunResult => ({
  unique_id: modelId(project, { name: result.model, materialized: result.materialized as never }),
  status: result.status === 'failed' ? 'error' : result.status === 'skipped' ? 'skipped' : 'success',
  execution_time: result.ms / 1000,
  timing: timing(result),
  message: result.error ? formatDiagnostic(result.error) : result.reasons.join('; ') || null,
  failures: null,
  adapter_response: result.rows === null ? {} : { rows_affected: result.rows },
});

const timing = ({ startedAt, ms }: ModelResult): RunResult['timing'] =>
  startedAt === undefined
    ? []
    : [
        {
          name: 'execute',
          started_at: startedAt.toISOString(),
          completed_at: new Date(startedAt.getTime() + ms).toISOString(),
        },
      ];

const statusOf: Record<string, RunResult['status']> = {
  passed: 'pass',
  warned: 'warn',
  failed: 'fail',
  error: 'error',
  skipped: 'skipped',
};

const ofTest = (project: string, result: TestResult): RunResult => ({
  unique_id: uniqueId(result.kind === 'unit' ? 'unit_test' : 'test', project, result.test),
  status: statusOf[result.status] ?? 'error',
  execution_time: result.ms / 1000,
  timing: [],
  message: result.error ? formatDiagnostic(result.error) : null,
  failures: result.failures,
  adapter_response: {},
});
