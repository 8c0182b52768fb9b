/** A billing month; `index` counts from the first month of the data set. */
export type Month = { index: number; year: number; month: number; days: number };

const first = { year: 2024, month: 10 };

/** What a month of the year costs against the average, in per mille: a dip in summer, a peak before the holidays. */
const seasons = [1000, 980, 1000, 1005, 1000, 990, 960, 930, 1010, 1030, 1120, 1080];

/** The `index`-th month from 2024-10 on. */
export const monthAt = (index: number): Month => {
  const count = first.month - 1 + index;
  const year = first.year + Math.floor(count / 12);
  const month = (count % 12) + 1;
  return { index, year, month, days: new Date(Date.UTC(year, month, 0)).getUTCDate() };
};

/** `2025-03`. */
export const monthName = ({ year, month }: Month): string => `${year}-${pad(month)}`;

/** Midnight (UTC) at the start of a day; the day after the last is the first of the next month. */
export const dayStart = (month: Month, day: number): string => {
  if (day > month.days) return dayStart(monthAt(month.index + 1), day - month.days);
  return `${monthName(month)}-${pad(day)}T00:00:00Z`;
};

/** The season of a month, in per mille. */
export const seasonOf = ({ month }: Month): number => seasons[month - 1]!;

const pad = (value: number): string => String(value).padStart(2, '0');
