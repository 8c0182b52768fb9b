import type { Model } from '@rosetta/transforms-engine';
import pg from 'pg';
import type { Inputs } from '../run/runs.ts';

const isTime = (type: string): boolean => /^(date|timestamp)/.test(type);

/** The column by which a model's rows belong to months: what it is cut by, else the time in its key, else its first time. */
export const timeColumnOf = (model: Model): string | undefined => {
  if (model.incremental) return model.incremental.timeColumn;
  const times = model.columns.filter(({ type }) => isTime(type)).map(({ name }) => name);
  return times.find((name) => model.grain?.key.includes(name)) ?? times[0];
};

/** The rows of the months from `from` to `to`, both included, in UTC. */
export const monthRange = (column: string, { from, to }: Inputs): string => {
  const time = pg.escapeIdentifier(column);
  return `(${time} >= date '${from}-01' and ${time} < date '${to}-01' + interval '1 month')`;
};
