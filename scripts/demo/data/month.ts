import type { Month } from './calendar.ts';
import { breakRow } from './broken.ts';
import type { Footprint } from './footprints.ts';
import type { FocusRow } from './focusRow.ts';
import type { Meter } from './meters.ts';
import { otherCharges } from './otherCharges.ts';
import { cut, usageRow } from './usage.ts';

export type MonthRows = { rows: FocusRow[]; broken: number };

/** Exactly `count` rows of a billing month: the other charges, then usage of every meter in as many lines as are left. */
export const rowsOfMonth = (
  footprints: Footprint[],
  meters: Meter[],
  month: Month,
  count: number,
  seed: number,
): MonthRows => {
  const others = otherCharges(footprints, meters, month, seed);
  const kept = others.filter(
    (_, index) => others.length <= count / 2 || index % Math.ceil((2 * others.length) / count) === 0,
  );
  const running = meters.filter((meter) => meter.footprint.firstMonth <= month.index);
  const left = count - kept.length;
  const usage = running.flatMap((meter, index) => {
    const lines = Math.floor(left / running.length) + (index < left % running.length ? 1 : 0);
    return Array.from({ length: lines }, (_, at) =>
      usageRow(meter, month, month, cut(month.days, lines, at), lines, seed),
    );
  });
  const rows = [...usage, ...kept];
  const broken = breakRow(rows[0]!, month.index);
  if (broken) rows[0] = broken;
  return { rows, broken: broken ? 1 : 0 };
};
