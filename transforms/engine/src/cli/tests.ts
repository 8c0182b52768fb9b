import type { TestResult } from '../build/types.ts';
import { stops } from '../checks/judge.ts';
import { formatDiagnostic } from '../text/diagnostics.ts';
import { count, duration } from './format.ts';

/** What a person reads about tests: those that found something, with where they are written and the rows that are wrong. */
export const formatTests = (tests: readonly TestResult[]): string => {
  const of = (status: TestResult['status']) => tests.filter((test) => test.status === status);
  const lines = [...of('warned'), ...tests.filter(stops)].flatMap(({ status, error, sample }) => [
    ...(error
      ? [formatDiagnostic(status === 'warned' ? { ...error, message: `warning: ${error.message}` } : error)]
      : []),
    ...sample.map((row) => `         ${JSON.stringify(row)}`),
  ]);
  const took = duration(tests.reduce((sum, { ms }) => sum + ms, 0));
  const warned = of('warned').length > 0 ? `${of('warned').length} warned, ` : '';
  return [
    ...lines,
    `${count(of('passed').length, 'test')} passed, ${warned}${tests.filter(stops).length} failed, ${took} of work.`,
  ].join('\n');
};
