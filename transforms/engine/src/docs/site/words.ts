import { relation, type Place } from './catalog.ts';

const kinds: Record<string, string> = { materialized_view: 'materialized view' };

/** What a relation is, in words. */
export const kindOf = (name: string): string => {
  const found = relation(name);
  if (!found) return 'unknown';
  return found.is === 'source' ? 'source' : (kinds[found.of.kind] ?? found.of.kind);
};

/** The address of a page about a model or source. */
export const linkTo = (name: string): string =>
  `#/${relation(name)?.is === 'source' ? 'source' : 'model'}/${encodeURIComponent(name)}`;

/** The address of a column on its relation's page. */
export const linkToColumn = ([name, column]: Place): string =>
  `${linkTo(name)}?column=${encodeURIComponent(column)}`;

/** The address of the graph around a relation, or along a column. */
export const linkToGraph = (name: string, column?: string): string =>
  `#/graph?focus=${encodeURIComponent(name)}${column === undefined ? '' : `&column=${encodeURIComponent(column)}`}`;

/** `1,234,567`, or nothing known. */
export const number = (value: number | null): string =>
  value === null ? '–' : Math.round(value).toLocaleString('en');

/** `12.3 MB`. */
export const size = (bytes: number | null): string => {
  if (bytes === null) return '–';
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)}\u00a0${units[unit]}`;
};

/** `1 model`, `3 models`. */
export const count = (value: number, noun: string): string =>
  `${value.toLocaleString('en')} ${noun}${value === 1 ? '' : 's'}`;
