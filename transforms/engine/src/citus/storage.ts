import pg from 'pg';
import { qualified } from '../database/quote.ts';
import { shardCountOf } from '../project/checkColocation.ts';
import type { Distribution, Model } from '../project/types.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** A model whose rows are on the nodes of a cluster. */
export type StoredModel = Model & { distribution: Exclude<Distribution, { kind: 'local' }> };

/** Whether a model's rows are spread over the nodes; others live on the coordinator as they do on one PostgreSQL. */
export const isStored = (model: Model): model is StoredModel =>
  model.distribution !== undefined && model.distribution.kind !== 'local';

/** The schema in which a run makes stored tables. They stay in it as long as a view shows them. */
export const storeSchema = (shadow: string): string => shadow.replace('__shadow__', '__store__');

/** A regular expression for the schemas of a project's stored tables. */
export const storePattern = (project: string): string => `^${project}__store__[0-9a-f]{8}$`;

/** Text around a model's own query; errors are counted from behind the first. */
export interface Around {
  prefix: string;
  suffix: string;
}

/**
 * The statements that make a stored table: empty, then spread over the nodes, then filled. Distributing a filled table
 * is slower and leaves a copy behind on the coordinator.
 */
export const storageOf = (
  model: StoredModel,
  store: string,
  models: ReadonlyMap<string, Model>,
): { create: Around; distribute: string; fill: Around } => {
  const table = qualified(store, model.name);
  return {
    create: { prefix: `create table ${table} as\n`, suffix: '\nwith no data' },
    distribute: distributeStatement(model, table, models),
    fill: { prefix: `insert into ${table}\n`, suffix: '' },
  };
};

/** The statement that spreads an empty table over the nodes, as its model's contract says. */
const distributeStatement = (
  { distribution }: StoredModel,
  table: string,
  models: ReadonlyMap<string, Model>,
): string => {
  if (distribution.kind === 'reference') return `select create_reference_table(${escapeLiteral(table)})`;
  // Tables of one column type and shard count share the default group: colocated in whatever order they are made.
  return `select create_distributed_table(${escapeLiteral(table)}, ${escapeLiteral(distribution.column)}, colocate_with => 'default', shard_count => ${shardCountOf(distribution, models)})`;
};

/** The thin view through which a stored table is read: push-down goes through it. It is on the coordinator only. */
export const thinView = (model: StoredModel, schema: string, store: string): string => {
  const columns = model.columns.map(({ name }) => `    ${escapeIdentifier(name)}`).join(',\n');
  return `create view ${qualified(schema, model.name)} as
select
${columns}
from ${qualified(store, model.name)}`;
};
