import { add, compare, type Decimal } from '../decimal/decimal';
import type { Month } from '../month/month';

/** What the sentence about a chart needs: the ends, the sum and the highest month. */
export type Summary = { first: Month; last: Month; total: Decimal; peakMonth: Month; peak: Decimal };

/** Sums up a chart for its sentence; undefined when no month has an amount. */
export const summarize = (
  months: readonly Month[],
  totals: readonly (Decimal | null)[],
): Summary | undefined => {
  let summary: Summary | undefined;
  months.forEach((month, at) => {
    const value = totals[at];
    if (value === null || value === undefined) return;
    if (!summary)
      summary = { first: months[0]!, last: months.at(-1)!, total: value, peakMonth: month, peak: value };
    else {
      summary.total = add(summary.total, value);
      if (compare(value, summary.peak) > 0) Object.assign(summary, { peakMonth: month, peak: value });
    }
  });
  return summary;
};
