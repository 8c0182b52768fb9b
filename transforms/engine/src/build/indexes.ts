import { createHash } from 'node:crypto';
import pg from 'pg';
import { qualified } from '../database/quote.ts';
import type { Model, ModelIndex } from '../project/types.ts';

/** The indexes of a model: its contract's, and one by which an incremental one finds the rows of a period. */
export const indexesOf = ({ indexes, incremental }: Model): ModelIndex[] => {
  if (!incremental || indexes.some(({ columns }) => columns[0] === incremental.timeColumn)) return indexes;
  return [...indexes, { columns: [incremental.timeColumn], unique: false, at: incremental.at }];
};

/** The statement that makes an index. */
export const indexStatement = (model: string, schema: string, { columns, unique }: ModelIndex): string => {
  const name = pg.escapeIdentifier(indexName(model, columns, unique));
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  return `create ${unique ? 'unique ' : ''}index ${name} on ${qualified(schema, model)} (${list})`;
};

/** Names are unique in a schema and end at 63 characters; a long one keeps its head and a hash. */
export const indexName = (model: string, columns: readonly string[], unique: boolean): string => {
  const name = `${model}_${columns.join('_')}_${unique ? 'key' : 'idx'}`;
  if (name.length <= 63) return name;
  return `${name.slice(0, 50)}_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
};
