import type { Month } from '../month/month';
import type { Series } from './series';

/** One piece of a month's bar: the month's place on the axis, counted from 1, and where the piece starts and ends. */
export type Piece = { x: number; y0: number; y: number; month: Month; exact: string };

/** The pieces of every series, each on top of the one before it, and the range that holds them all. */
export type Stack = { layers: Piece[][]; low: number; high: number };

/** Stacks the series month by month for drawing: charges upwards from zero, credits downwards; a month without an amount has no piece. */
export const stackMonths = (months: readonly Month[], series: readonly Series[]): Stack => {
  const tops = months.map(() => 0);
  const bottoms = months.map(() => 0);
  const layers = series.map(({ values }) =>
    months.flatMap((month, at) => {
      const exact = values[at];
      if (exact === null || exact === undefined) return [];
      const ends = Number(exact) < 0 ? bottoms : tops;
      const y0 = ends[at]!;
      const y = y0 + Number(exact);
      ends[at] = y;
      return [{ x: at + 1, y0, y, month, exact }];
    }),
  );
  const [low, high] = [Math.min(0, ...bottoms), Math.max(0, ...tops)];
  return { layers, low, high: low === high ? 1 : high }; // an axis needs a length
};
