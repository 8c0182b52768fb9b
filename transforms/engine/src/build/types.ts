import type { Diagnostic } from '../text/diagnostics.ts';
import type { TestKind } from '../checks/dataTest.ts';
import type { Step } from '../plan/types.ts';

/** What became of one model in a build. */
export interface ModelResult extends Step {
  status: 'built' | 'amended' | 'kept' | 'removed' | 'failed' | 'skipped';
  rows: number | null;
  ms: number;
  startedAt?: Date;
  error?: Diagnostic;
}

/** What became of one test of the data, or of one unit test. */
export interface TestResult {
  test: string;
  kind: TestKind;
  model: string | null;
  column: string | null;
  severity: 'error' | 'warn';
  /** `warned` and `passed` let a publish go on; `error` is a test that could not be asked. */
  status: 'passed' | 'warned' | 'failed' | 'error';
  /** Rows that should not be there. */
  failures: number;
  /** At most five of them, of a unit test twenty; numbers of more digits than JavaScript holds are texts. */
  sample: unknown[];
  /** A test that shares a scan has its share of the time. */
  ms: number;
  /** What is wrong and where, of every test that did not pass. */
  error?: Diagnostic;
}

/** What a build did. */
export interface BuildResult {
  project: string;
  runId: string;
  /** `nothing`: all was up to date. `amended`: grants, comments or tests only. `failed`, `cancelled`: what was live is untouched. */
  status: 'published' | 'amended' | 'nothing' | 'failed' | 'cancelled';
  publicationId: string | null;
  models: ModelResult[];
  tests: TestResult[];
  /** What could not be tidied away now and is left to the next build. */
  leftovers: string[];
}
