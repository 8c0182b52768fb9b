import type { TestResult } from '../build/types.ts';
import { stops } from '../checks/judge.ts';
import { formatDiagnostic } from '../text/diagnostics.ts';
import { count, duration } from './format.ts';
import { table } from './table.ts';

/** What a person reads about tests: those that found something, with where they are written and the rows that are wrong. */
export const formatTests = (tests: readonly TestResult[]): string => {
  const of = (status: TestResult['status']) => tests.filter((test) => test.status === status);
  const lines = [...of('warned'), ...tests.filter(stops)].flatMap(({ kind, status, error, sample }) => [
    ...(error
      ? [formatDiagnostic(status === 'warned' ? { ...error, message: `warning: ${error.message}` } : error)]
      : []),
    ...(kind === 'unit' ? difference(sample) : sample.map((row) => `         ${JSON.stringify(row)}`)),
  ]);
  const took = duration(tests.reduce((sum, { ms }) => sum + ms, 0));
  const warned = of('warned').length > 0 ? `${of('warned').length} warned, ` : '';
  return [
    ...lines,
    `${count(of('passed').length, 'test')} passed, ${warned}${tests.filter(stops).length} failed, ${took} of work.`,
  ].join('\n');
};

/** Expected and got rows under each other, those most alike side by side; null is told from a text. */
const difference = (sample: readonly unknown[]): string[] => {
  if (sample.length === 0) return [];
  const rows = sample as Record<string, string | null>[];
  const columns = Object.keys(rows[0]!);
  const shown = rows.map((row) => columns.map((column) => row[column] ?? 'null'));
  return table(['', ...columns.slice(1)], shown)
    .split('\n')
    .map((line) => `         ${line}`);
};
