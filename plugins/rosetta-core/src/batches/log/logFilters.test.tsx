import type { LogLine } from '../api/shapes';
import { filterLines, textOf } from './logFilters';

const line = (
  number: number,
  level: LogLine['level'],
  step: string | null,
  message: string,
  fields = {},
): LogLine => ({
  line: number,
  loggedAt: '2026-01-05T02:00:00.000Z',
  level,
  step,
  message,
  fields,
});
const lines = [
  line(1, 'debug', null, 'began'),
  line(2, 'info', 'load', 'rows copied', { rows: 4000, loader: 'focus.cost' }),
  line(3, 'error', 'build', 'Division by zero'),
];
const left = (filters: Partial<Parameters<typeof filterLines>[1]>) =>
  filterLines(lines, { level: 'debug', step: undefined, search: undefined, ...filters }).map(
    ({ line: number }) => number,
  );

describe('the log', () => {
  it('is narrowed by level or worse, by step, and by text in message and fields', () => {
    expect(left({})).toEqual([1, 2, 3]);
    expect(left({ level: 'info' })).toEqual([2, 3]);
    expect(left({ step: 'build' })).toEqual([3]);
    expect(left({ search: 'DIVISION' })).toEqual([3]);
    expect(left({ search: 'loader=focus.cost' })).toEqual([2]);
    expect(left({ search: 'zero', level: 'error', step: 'load' })).toEqual([]);
  });

  it('is written as text with everything a line holds', () => {
    expect(textOf(lines[1]!)).toBe(
      '2026-01-05T02:00:00.000Z INFO  [load] rows copied rows=4000 loader=focus.cost',
    );
  });
});
