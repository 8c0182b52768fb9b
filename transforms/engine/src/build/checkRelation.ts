import type pg from 'pg';
import type { Model } from '../project/types.ts';
import type { Diagnostic } from '../text/diagnostics.ts';

interface Built {
  name: string;
  oid: number;
  typmod: number;
  type: string;
}

/** What a built relation has otherwise than its contract: columns and types, digits of numeric included; order is free. */
export const checkRelation = async (
  client: pg.Client,
  model: Model,
  shadow: string,
): Promise<Diagnostic | undefined> => {
  const { rows: built } = await client.query<Built>(
    `select attname as name, atttypid as oid, atttypmod as typmod, format_type(atttypid, atttypmod) as type
     from pg_attribute
     where attrelid = format('%I.%I', $1::text, $2::text)::regclass and attnum > 0 and not attisdropped`,
    [shadow, model.name],
  );
  const { fields } = await client.query(
    `select ${model.columns.map(({ type }) => `null::${type}`).join(', ')}`,
  );
  for (const [index, column] of model.columns.entries()) {
    const found = built.find(({ name }) => name === column.name);
    if (!found)
      return { ...column.at, message: `${model.name}.${column.name} is declared but was not built` };
    const { dataTypeID, dataTypeModifier } = fields[index]!;
    if (found.oid !== dataTypeID || found.typmod !== dataTypeModifier) {
      return {
        ...column.at,
        message: `${model.name}.${column.name} is declared ${column.type} but was built as ${found.type}; cast it in the query with ::${column.type}, or change the contract`,
      };
    }
  }
  const undeclared = built.find(({ name }) => !model.columns.some((column) => column.name === name));
  if (!undeclared) return undefined;
  return {
    ...model.columns[0]!.at,
    message: `${model.name}.${undeclared.name} was built but is not declared; declare it or take it out of the query`,
  };
};
