import {
  addMonths,
  monthRange,
  periodOf,
  type Month,
  type Period,
  type Refused,
  type Span,
} from '@rosetta/plugin-rosetta-core';
import type { CostFilterValues } from './costFilters';

/** The period that the page shows, and what of the URL it could not use; by default the last 12 months that hold data. */
export const costPeriod = (
  { from, to }: CostFilterValues,
  span: Span,
): { period: Period; refused: Refused[] } => {
  if (from && to && from < to) return { period: { from, to }, refused: [] };
  const refused = from && to ? [{ key: 'to', value: to }] : [];
  const start = periodOf('last12', span);
  return { period: from && !to && from < start.to ? { from, to: start.to } : start, refused };
};

/** The months of the period that can hold data, so that a chart has no endless empty ends. */
export const chartedMonths = ({ from, to }: Period, { first, last }: Span): Month[] => {
  const end = addMonths(last, 1);
  return monthRange(from > first ? from : first, to < end ? to : end);
};
