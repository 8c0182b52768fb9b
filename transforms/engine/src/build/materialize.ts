import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { qualified } from '../database/quote.ts';
import { relationKeyword } from '../database/relationKeyword.ts';
import type { Model, ModelIndex } from '../project/types.ts';
import { ProjectError } from '../text/diagnostics.ts';
import { serverError } from './serverError.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** What is sent before a model's own text; errors are counted from behind it. */
export const createPrefix = (model: Model, shadow: string): string =>
  `create ${relationKeyword(model.materialized)} ${qualified(shadow, model.name)} as\n`;

/** Makes a model in the shadow, with its rows and indexes. Returns the number of rows, null for a view. */
export const materialize = async (
  client: pg.Client,
  model: Model,
  shadow: string,
): Promise<number | null> => {
  if (model.snapshot)
    throw new ProjectError([{ ...model.snapshot.at, message: 'snapshots cannot be built by this version' }]);
  const relation = qualified(shadow, model.name);
  let rows: number | null;
  if (model.seed) {
    await client.query(seedTable(model, shadow));
    rows = await copy(client, relation, model.seed);
  } else {
    rows = (await client.query(createPrefix(model, shadow) + model.query!.sql)).rowCount;
  }
  for (const index of model.indexes) await createIndex(client, model, shadow, index);
  if (model.materialized === 'view') return null;
  await client.query(`analyze ${relation}`); // or autovacuum does it later, and stands in the way of the publish
  return rows;
};

/** The statement that makes the table of a seed. */
export const seedTable = (model: Model, schema: string): string =>
  `create table ${qualified(schema, model.name)} (${model.columns.map(({ name, type }) => `${escapeIdentifier(name)} ${type}`).join(', ')})`;

/** The statement that makes an index of a model. */
export const indexStatement = (model: Model, schema: string, { columns, unique }: ModelIndex): string => {
  const name = escapeIdentifier(indexName(model.name, columns, unique));
  const list = columns.map((column) => escapeIdentifier(column)).join(', ');
  return `create ${unique ? 'unique ' : ''}index ${name} on ${qualified(schema, model.name)} (${list})`;
};

const createIndex = async (
  client: pg.Client,
  model: Model,
  shadow: string,
  index: ModelIndex,
): Promise<void> => {
  try {
    await client.query(indexStatement(model, shadow, index));
  } catch (error) {
    throw new ProjectError([serverError(error, { source: undefined, prefix: '', otherwise: index.at })]);
  }
};

const copy = async (
  client: pg.Client,
  relation: string,
  seed: NonNullable<Model['seed']>,
): Promise<number> => {
  const columns = seed.columns.map(escapeIdentifier).join(', ');
  const stream = client.query(
    copyFrom(`copy ${relation} (${columns}) from stdin with (format csv, header true)`),
  );
  await pipeline(Readable.from([Buffer.from(seed.content)]), stream);
  return stream.rowCount;
};

/** Names are unique in a schema and end at 63 characters; a long one keeps its head and a hash. */
const indexName = (model: string, columns: readonly string[], unique: boolean): string => {
  const name = `${model}_${columns.join('_')}_${unique ? 'key' : 'idx'}`;
  if (name.length <= 63) return name;
  return `${name.slice(0, 50)}_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
};

/** The statement that puts a contract's descriptions on a relation. */
export const commentsOn = (model: Model, schema: string): string => {
  const relation = qualified(schema, model.name);
  const text = (description: string) => (description === '' ? 'null' : escapeLiteral(description));
  return [
    `comment on ${relationKeyword(model.materialized)} ${relation} is ${text(model.description)}`,
    ...model.columns.map(
      ({ name, description }) =>
        `comment on column ${relation}.${escapeIdentifier(name)} is ${text(description)}`,
    ),
  ].join(';\n');
};
