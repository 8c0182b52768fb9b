import type pg from 'pg';
import type { Model } from '../project/types.ts';
import type { Described, DescribedField } from './describeStatements.ts';
import type { ProbeTables } from './probeTables.ts';

/**
 * Where the server names another column than the parse tree for a value that is passed on as it is. The server knows
 * one column of each such value; the tree may know more, as of the column that USING makes of two.
 */
export const compareLineage = async (
  client: pg.Client,
  models: readonly Model[],
  described: readonly Described[],
  probes: ProbeTables,
): Promise<string[]> => {
  const direct = described.flatMap((answer, index) =>
    'error' in answer
      ? []
      : answer.fields
          .filter(({ tableID }) => tableID !== 0)
          .map((field) => ({ model: models[index]!, field })),
  );
  const columns = await sourceColumns(
    client,
    direct.map(({ field }) => field).filter((field) => !probes.placeOf(field)),
  );
  return direct.flatMap(({ model, field }) => {
    const place = probes.placeOf(field);
    const server = place
      ? `${place.model}.${place.column}`
      : columns.get(`${field.tableID}.${field.columnID}`);
    const output = model.query!.output.find(({ name }) => name === field.name);
    if (!output || server === undefined) return [];
    const tree = output.inputs
      .filter(({ kind }) => kind === 'IDENTITY')
      .map(({ relation, column }) => `${relation}.${column}`);
    if (tree.includes(server)) return [];
    return [
      `${model.name}.${field.name}: the server takes it from ${server}, the parse tree from ${tree.join(', ') || 'no column as it is'}`,
    ];
  });
};

const sourceColumns = async (
  client: pg.Client,
  fields: readonly DescribedField[],
): Promise<Map<string, string>> => {
  const tables = [...new Set(fields.map(({ tableID }) => tableID))];
  if (tables.length === 0) return new Map();
  const { rows } = await client.query<{ place: string; name: string }>(
    `select attrelid || '.' || attnum as place, nspname || '.' || relname || '.' || attname as name
     from pg_attribute
     join pg_class on pg_class.oid = attrelid
     join pg_namespace on pg_namespace.oid = relnamespace
     where attrelid = any($1::oid[]) and attnum > 0`,
    [tables],
  );
  return new Map(rows.map(({ place, name }) => [place, name]));
};
