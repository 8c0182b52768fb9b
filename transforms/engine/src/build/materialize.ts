import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { qualified } from '../database/quote.ts';
import type { Model } from '../project/types.ts';
import { ProjectError } from '../text/diagnostics.ts';
import { indexStatement } from './indexes.ts';
import type { Making } from './making.ts';
import { makeSnapshot } from './snapshot/makeSnapshot.ts';
import { serverError } from './serverError.ts';

/**
 * Makes a relation of a model, with its rows and indexes. Returns the number of rows, null where it holds none.
 * @throws ProjectError at the index that its rows refuse; what the server says of the query is thrown as it is.
 */
export const materialize = async (
  client: pg.Client,
  model: Model,
  making: Making,
): Promise<number | null> => {
  const rows = await fill(client, model, making);
  for (const index of making.indexes) {
    try {
      await client.query(indexStatement(model.name, making.schema, index));
    } catch (error) {
      throw new ProjectError([serverError(error, { source: undefined, prefix: '', otherwise: index.at })]);
    }
  }
  if (!making.filled) return null;
  // Or autovacuum does it later, and stands in the way of the publish.
  await client.query(`analyze ${qualified(making.schema, model.name)}`);
  return rows;
};

const fill = async (client: pg.Client, model: Model, making: Making): Promise<number | null> => {
  if (model.seed) return seedRows(client, model, making.schema);
  if (model.snapshot && making.snapshot)
    return makeSnapshot(client, { ...model, snapshot: model.snapshot }, making.snapshot);
  return select(client, model, making);
};

const seedRows = async (client: pg.Client, model: Model, schema: string): Promise<number> => {
  await client.query(seedTable(model, schema));
  return copySeed(client, model, schema);
};

const select = async (
  client: pg.Client,
  model: Model,
  { prefix, suffix }: Making,
): Promise<number | null> => {
  const result = await client.query(prefix + model.query!.sql + suffix);
  // With a search_path set before and after it, the query is one of several.
  const all: pg.QueryResult[] = Array.isArray(result) ? result : [result];
  return all.find(({ command }) => command === 'SELECT')?.rowCount ?? null;
};

/** The statement that makes the table of a seed. */
export const seedTable = (model: Model, schema: string): string =>
  `create table ${qualified(schema, model.name)} (${model.columns.map(({ name, type }) => `${pg.escapeIdentifier(name)} ${type}`).join(', ')})`;

/** Fills a seed's table from its file. Returns the number of rows. */
export const copySeed = async (client: pg.Client, model: Model, schema: string): Promise<number> => {
  const columns = model.seed!.columns.map(pg.escapeIdentifier).join(', ');
  const stream = client.query(
    copyFrom(`copy ${qualified(schema, model.name)} (${columns}) from stdin with (format csv, header true)`),
  );
  await pipeline(Readable.from([Buffer.from(model.seed!.content)]), stream);
  return stream.rowCount;
};
