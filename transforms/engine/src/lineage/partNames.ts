import type { Edge } from './columnGraph.ts';

/** The part that a column has in another, as a person reads it; the terminal and the docs site say the same. */
export const partNames: Record<Edge['subtype'], string> = {
  IDENTITY: 'same value',
  TRANSFORMATION: 'computed',
  AGGREGATION: 'aggregated',
  CONDITIONAL: 'chosen by',
  WINDOW: 'window',
  SORT: 'order',
  FILTER: 'filter',
  JOIN: 'join',
  GROUP_BY: 'group',
};
