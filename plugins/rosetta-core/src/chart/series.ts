import { add, compare, type Decimal } from '../decimal/decimal';
import type { Month } from '../month/month';

/** One amount of one month and one key, as the monthly operations send it. */
export type Point = { month: Month; key: string; name: string; cost: Decimal };

/** One layer of a stacked chart: an amount, or null, for each month in order. */
export type Series = { key: string; name: string; values: (Decimal | null)[]; total: Decimal };

const magnitude = (value: Decimal) => value.replace('-', '');

/** The amounts by key over the given months, largest first; a month without an amount is null, never zero. */
export const toSeries = (points: readonly Point[], months: readonly Month[]): Series[] => {
  const byKey = new Map<string, { name: string; cells: Map<Month, Decimal> }>();
  for (const { key, name, month, cost } of points) {
    const entry = byKey.get(key) ?? { name, cells: new Map<Month, Decimal>() };
    entry.cells.set(month, add(entry.cells.get(month) ?? '0', cost));
    byKey.set(key, entry);
  }
  return [...byKey]
    .map(([key, { name, cells }]) => ({
      key,
      name,
      values: months.map((month) => cells.get(month) ?? null),
      total: add(...cells.values()),
    }))
    .sort((left, right) => compare(magnitude(right.total), magnitude(left.total)));
};

const sum = (values: readonly (Decimal | null)[]): Decimal | null => {
  const known = values.filter((value) => value !== null);
  return known.length ? add(...known) : null;
};

/** Folds the smallest series into one, so that a chart keeps to colours that can be told apart. */
export const foldSmallest = (series: readonly Series[], keep: number, name: string): Series[] => {
  if (series.length <= keep) return [...series];
  const rest = series.slice(keep - 1);
  const values = rest[0]!.values.map((_, at) => sum(rest.map((each) => each.values[at] ?? null)));
  return [
    ...series.slice(0, keep - 1),
    { key: '…', name, values, total: add(...rest.map(({ total }) => total)) },
  ];
};

/** The sum of each month over all series. */
export const monthTotals = (series: readonly Series[], months: readonly Month[]): (Decimal | null)[] =>
  months.map((_, at) => sum(series.map(({ values }) => values[at] ?? null)));
