import type { Diagnostic } from '../text/diagnostics.ts';
import type { Step } from '../plan/types.ts';

/** What became of one model in a build. */
export interface ModelResult extends Step {
  status: 'built' | 'amended' | 'kept' | 'removed' | 'failed' | 'skipped';
  rows: number | null;
  ms: number;
  error?: Diagnostic;
}

/** What became of one test. */
export interface TestResult {
  test: string;
  model: string | null;
  status: 'passed' | 'failed' | 'error';
  /** Rows that should not be there. */
  failures: number;
  /** At most five of them. */
  sample: unknown[];
  ms: number;
  error?: Diagnostic;
}

/** What a build did. */
export interface BuildResult {
  project: string;
  runId: string;
  /** `nothing`: all was up to date. `amended`: grants, comments or tests only. `failed`: what was live is untouched. */
  status: 'published' | 'amended' | 'nothing' | 'failed';
  publicationId: string | null;
  models: ModelResult[];
  tests: TestResult[];
  /** What could not be tidied away now and is left to the next build. */
  leftovers: string[];
}
