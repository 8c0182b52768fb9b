import { TransformError } from '../../text/diagnostics.ts';
import type { Incremental } from '../../project/types.ts';
import type { TimeRange } from '../types.ts';

type Period = Incremental['period'];

/** The moment of a timestamp as the server writes it in UTC. */
const read = (timestamp: string): Date => new Date(`${timestamp.replace(' ', 'T')}Z`);

const write = (moment: Date): string => moment.toISOString().slice(0, 19).replace('T', ' ');

const floor = (moment: Date, period: Period): Date => {
  const [year, month, day, hour] = [
    moment.getUTCFullYear(),
    moment.getUTCMonth(),
    moment.getUTCDate(),
    moment.getUTCHours(),
  ];
  const start = new Date(0);
  start.setUTCFullYear(year, month, period === 'month' ? 1 : day);
  start.setUTCHours(period === 'hour' ? hour : 0);
  return start;
};

const next = (start: Date, period: Period): Date => {
  const end = new Date(start);
  if (period === 'month') end.setUTCMonth(end.getUTCMonth() + 1);
  else if (period === 'day') end.setUTCDate(end.getUTCDate() + 1);
  else end.setUTCHours(end.getUTCHours() + 1);
  return end;
};

/** The whole period that begins at a timestamp. */
export const periodAt = (from: string, period: Period): TimeRange => ({
  from,
  to: write(next(read(from), period)),
});

/** The whole periods that a range touches. */
export const wholePeriods = ({ from, to }: TimeRange, period: Period): TimeRange => {
  const end = read(to);
  const start = floor(end, period);
  return {
    from: write(floor(read(from), period)),
    to: write(start.getTime() === end.getTime() ? end : next(start, period)),
  };
};

/** The same time in as few ranges as can be, in order. */
export const mergeRanges = (ranges: readonly TimeRange[]): TimeRange[] => {
  const merged: TimeRange[] = [];
  for (const range of [...ranges].sort((a, b) => read(a.from).getTime() - read(b.from).getTime())) {
    const last = merged.at(-1);
    if (!last || read(range.from) > read(last.to)) merged.push({ ...range });
    else if (read(range.to) > read(last.to)) last.to = range.to;
  }
  return merged;
};

const shown: Record<Period, number> = { hour: 13, day: 10, month: 7 };

/** Ranges as a person writes them: `2026-03`, `2026-03-01..2026-03-04`. */
export const describeRanges = (ranges: readonly TimeRange[], period: Period, most = 3): string => {
  const label = (moment: Date) => write(moment).slice(0, shown[period]).replace(' ', 'T');
  const all = ranges.map(({ from, to }) => {
    const [first, last] = [label(read(from)), label(floor(new Date(read(to).getTime() - 1), period))];
    return first === last ? first : `${first}..${last}`;
  });
  return all.slice(0, most).join(', ') + (all.length > most ? ` and ${all.length - most} more` : '');
};

const written = /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d))?)?$/;

const readPeriod = (text: string): TimeRange | undefined => {
  const [, year, month, day, hour] = written.exec(text) ?? [];
  if (year === undefined) return undefined;
  const period: Period = hour !== undefined ? 'hour' : day !== undefined ? 'day' : 'month';
  const from = `${year}-${month}-${day ?? '01'} ${hour ?? '00'}:00:00`;
  // A day that does not exist comes out as another one.
  const moment = read(from);
  return Number.isNaN(moment.getTime()) || write(moment) !== from || year === '0000'
    ? undefined
    : periodAt(from, period);
};

/** What `--reprocess` says: a month, day or hour, or two of them with `..` between. @throws TransformError when it is neither. */
export const readReprocess = (text: string): TimeRange => {
  const ends = text.split('..').map((end) => readPeriod(end.trim()));
  const [first, last = first] = ends;
  if (!first || !last || ends.length > 2 || ends.includes(undefined)) {
    throw new TransformError(
      `--reprocess ${text} is no period; write 2026-03, 2026-03-14 or 2026-03-14T05, or two of them as in 2026-01..2026-03`,
    );
  }
  if (read(last.from) < read(first.from))
    throw new TransformError(`--reprocess ${text} ends before it begins; write the earlier period first`);
  return { from: first.from, to: last.to };
};
