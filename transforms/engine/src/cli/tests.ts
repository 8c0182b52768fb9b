import type { TestResult } from '../build/types.ts';
import { formatDiagnostic } from '../text/diagnostics.ts';
import { count, duration } from './format.ts';

/** What a person reads about tests: the failed ones with where they are written and the rows that are wrong. */
export const formatTests = (tests: readonly TestResult[]): string => {
  const lines = tests
    .filter(({ status }) => status !== 'passed')
    .flatMap(({ error, sample }) => [
      ...(error ? [formatDiagnostic(error)] : []),
      ...sample.map((row) => `         ${JSON.stringify(row)}`),
    ]);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const took = duration(tests.reduce((sum, { ms }) => sum + ms, 0));
  return [
    ...lines,
    `${count(passed, 'test')} passed, ${tests.length - passed} failed, ${took} of work.`,
  ].join('\n');
};
