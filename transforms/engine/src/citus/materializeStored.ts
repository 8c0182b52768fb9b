import type pg from 'pg';
import { indexesOf, indexStatement } from '../build/indexes.ts';
import { copySeed, seedTable } from '../build/materialize.ts';
import { serverError } from '../build/serverError.ts';
import { qualified } from '../database/quote.ts';
import type { Model } from '../project/types.ts';
import { ProjectError } from '../text/diagnostics.ts';
import type { Location } from '../text/sourceFile.ts';
import { storageOf, storeSchema, thinView, type Around, type StoredModel } from './storage.ts';

/**
 * Makes a model on the nodes of a cluster, with its rows and indexes, and the view in the shadow that shows it. Returns
 * the number of rows. Each statement is sent alone: Citus passes on the whole text that it came in.
 * @throws ProjectError at the query, the distribution or the index that the server refuses; what COPY says of a seed is
 * thrown as it is.
 */
export const materializeStored = async (
  client: pg.Client,
  model: StoredModel,
  shadow: string,
  models: ReadonlyMap<string, Model>,
): Promise<number | null> => {
  const store = storeSchema(shadow);
  const { create, distribute, fill } = storageOf(model, store, models);
  let rows: number | null = null;
  // Within a transaction, as with hooks, Citus must not have used many connections when a definition follows.
  await client.query("select set_config('citus.multi_shard_modify_mode', 'sequential', true)");
  await onAllNodes(client, async () => {
    if (model.seed) await client.query(seedTable(model, store));
    else await query(client, model, create);
    await at(model.distribution.at, () => client.query(distribute));
    rows = model.seed ? await copySeed(client, model, store) : await query(client, model, fill);
    for (const index of indexesOf(model))
      await at(index.at, () => client.query(indexStatement(model.name, store, index)));
    await client.query(`analyze ${qualified(store, model.name)}`);
  });
  await client.query(thinView(model, shadow, store));
  return rows;
};

/** Does what concerns the nodes too; all else that the engine makes is on the coordinator alone. */
export const onAllNodes = async (client: pg.Client, work: () => Promise<void>): Promise<void> => {
  await client.query("set citus.enable_ddl_propagation to 'on'");
  try {
    await work();
  } finally {
    // In a transaction that failed, the rollback sets it back.
    await client.query("set citus.enable_ddl_propagation to 'off'").catch(() => undefined);
  }
};

const query = async (client: pg.Client, model: Model, { prefix, suffix }: Around): Promise<number | null> => {
  const { source, sql } = model.query!;
  try {
    return (await client.query(prefix + sql + suffix)).rowCount;
  } catch (error) {
    throw new ProjectError([serverError(error, { source, prefix, otherwise: source.at(0) })]);
  }
};

const at = async (otherwise: Location, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    throw new ProjectError([serverError(error, { source: undefined, prefix: '', otherwise })]);
  }
};
