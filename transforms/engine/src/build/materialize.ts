import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { qualified } from '../database/quote.ts';
import type { Model } from '../project/types.ts';
import { ProjectError } from '../text/diagnostics.ts';
import { columnsStatement, type BuiltColumn } from './checkRelation.ts';
import { indexStatement } from './indexes.ts';
import { keepPeriodsTogether } from './keepPeriodsTogether.ts';
import type { Making } from './making.ts';
import { makeSnapshot } from './snapshot/makeSnapshot.ts';
import { serverError } from './serverError.ts';

/** A relation that was made: its rows, null where it holds none, and its columns. */
export interface Made {
  rows: number | null;
  columns: BuiltColumn[];
}

/**
 * Makes a relation of a model, with its rows and indexes, and does `then`, in one request where that is possible.
 * @throws ProjectError at the index that its rows refuse; what the server says of the query is thrown as it is.
 */
export const materialize = async (
  client: pg.Client,
  model: Model,
  making: Making,
  then: readonly string[] = [],
): Promise<Made> => {
  const analyze = analyzeOf(model, making);
  const isIndexed = making.indexes.length > 0;
  const made = await fill(client, model, making, [...(isIndexed ? [] : analyze), ...then]);
  for (const index of making.indexes) {
    try {
      await client.query(indexStatement(model.name, making.schema, index));
    } catch (error) {
      throw new ProjectError([serverError(error, { source: undefined, prefix: '', otherwise: index.at })]);
    }
  }
  if (isIndexed && making.filled) {
    await client.query(analyze.join());
    await keepPeriodsTogether(client, model, making);
  }
  return made;
};

const fill = async (
  client: pg.Client,
  model: Model,
  making: Making,
  then: readonly string[],
): Promise<Made> => {
  const { schema, snapshot } = making;
  if (!model.seed && !(model.snapshot && snapshot)) {
    const statements = [createStatement(model, making), columnsStatement(schema, model.name), ...then];
    return madeOf(await several(client, statements), making);
  }
  let rows: number | null;
  if (model.seed) {
    await client.query(seedTable(model, schema));
    rows = await copySeed(client, model, schema);
  } else rows = await makeSnapshot(client, { ...model, snapshot: model.snapshot! }, snapshot!);
  return { rows, columns: await builtColumns(client, model, schema, then) };
};

const createStatement = (model: Model, { prefix, suffix }: Making): string =>
  prefix + model.query!.sql + suffix;

/**
 * The statements that make a relation without indexes, and do `then`, in one request: the model's text comes first, so that
 * places in an error are counted from the beginning.
 */
export const requestOf = (model: Model, making: Making, then: readonly string[]): string[] => [
  createStatement(model, making),
  columnsStatement(making.schema, model.name),
  ...analyzeOf(model, making),
  ...then,
];

/** What the answer to such a request says. */
export const madeOf = (results: readonly pg.QueryResult[], { filled }: Making): Made => {
  const rows = results.find(({ command }) => command === 'SELECT')?.rowCount ?? null;
  return { rows: filled ? rows : null, columns: columnsIn(results) };
};

/** Or autovacuum does it later, and stands in the way of the publish. Of an index it looks at expressions. */
const analyzeOf = (model: Model, { schema, filled }: Making): string[] =>
  filled ? [`analyze ${qualified(schema, model.name)}`] : [];

/** The columns of a relation that was made, and what is to be done to it in the same request. */
export const builtColumns = async (
  client: pg.Client,
  { name }: Model,
  schema: string,
  then: readonly string[],
): Promise<BuiltColumn[]> => columnsIn(await several(client, [columnsStatement(schema, name), ...then]));

/** Sends statements as one request, which the server takes as one transaction. */
const several = async (client: pg.Client, statements: readonly string[]): Promise<pg.QueryResult[]> => {
  const result: unknown = await client.query(statements.join('\n;\n'));
  return Array.isArray(result) ? result : [result as pg.QueryResult];
};

const columnsIn = (results: readonly pg.QueryResult[]): BuiltColumn[] =>
  (results.find(({ fields }) => fields.some(({ name }) => name === 'typmod'))?.rows ?? []) as BuiltColumn[];

/** The statement that makes the table of a seed. */
export const seedTable = (model: Model, schema: string): string =>
  `create table ${qualified(schema, model.name)} (${model.columns.map(({ name, type }) => `${pg.escapeIdentifier(name)} ${type}`).join(', ')})`;

/** Fills a seed's table from its file. Returns the number of rows. */
export const copySeed = async (client: pg.Client, model: Model, schema: string): Promise<number> => {
  const { from: copyFrom } = await import('pg-copy-streams'); // most builds load no seed
  const columns = model.seed!.columns.map(pg.escapeIdentifier).join(', ');
  const stream = client.query(
    copyFrom(`copy ${qualified(schema, model.name)} (${columns}) from stdin with (format csv, header true)`),
  );
  await pipeline(Readable.from([Buffer.from(model.seed!.content)]), stream);
  return stream.rowCount;
};
