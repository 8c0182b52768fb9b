import { addMonths, monthsBetween, type Month } from './month';

/** A run of months, start included and end excluded, as the APIs take it. */
export type Period = { from: Month; to: Month };

/** The months that hold data, both included. */
export type Span = { first: Month; last: Month };

/** The periods a user picks by name, counted back from the last month that holds data. */
export const presets = ['last1', 'last3', 'last6', 'last12', 'yearToDate', 'all'] as const;
export type Preset = (typeof presets)[number];

const lengths = { last1: 1, last3: 3, last6: 6, last12: 12 } as const;

/** The months that a preset stands for; a preset longer than the data keeps its length. */
export const periodOf = (preset: Preset, { first, last }: Span): Period => {
  const to = addMonths(last, 1);
  if (preset === 'all') return { from: first, to };
  if (preset === 'yearToDate') return { from: `${last.slice(0, 4)}-01`, to };
  return { from: addMonths(to, -lengths[preset]), to };
};

/** The preset that names this period, if one does. */
export const presetOf = (period: Period, span: Span): Preset | undefined =>
  presets.find((preset) => {
    const { from, to } = periodOf(preset, span);
    return from === period.from && to === period.to;
  });

/** The period of the same length just before, which comparisons use. */
export const previousPeriod = ({ from, to }: Period): Period => ({
  from: addMonths(from, -monthsBetween(from, to)),
  to: from,
});
