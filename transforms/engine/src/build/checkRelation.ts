import type pg from 'pg';
import type { Model } from '../project/types.ts';
import { ProjectError, type Diagnostic } from '../text/diagnostics.ts';
import { serverError } from './serverError.ts';

interface Built {
  name: string;
  oid: number;
  typmod: number;
  type: string;
}

/** A declared type as the server knows it. */
export interface DeclaredType {
  oid: number;
  typmod: number;
}

/** Asks the server for the types that a contract declares. @throws ProjectError at the first that it does not know. */
export const declaredTypes = async (client: pg.Client, model: Model): Promise<DeclaredType[]> => {
  const types: DeclaredType[] = [];
  for (const { type, at } of model.columns) {
    try {
      const { fields } = await client.query(`select null::${type}`);
      types.push({ oid: fields[0]!.dataTypeID, typmod: fields[0]!.dataTypeModifier });
    } catch (error) {
      throw new ProjectError([serverError(error, { source: undefined, prefix: '', otherwise: at })]);
    }
  }
  return types;
};

/** What a built relation has otherwise than its contract: columns and types, digits of numeric included; order is free. */
export const checkRelation = async (
  client: pg.Client,
  model: Model,
  shadow: string,
  types: readonly DeclaredType[],
): Promise<Diagnostic | undefined> => {
  const { rows: built } = await client.query<Built>(
    `select attname as name, atttypid as oid, atttypmod as typmod, format_type(atttypid, atttypmod) as type
     from pg_attribute
     where attrelid = format('%I.%I', $1::text, $2::text)::regclass and attnum > 0 and not attisdropped`,
    [shadow, model.name],
  );
  for (const [index, column] of model.columns.entries()) {
    const found = built.find(({ name }) => name === column.name);
    if (!found)
      return { ...column.at, message: `${model.name}.${column.name} is declared but was not built` };
    const { oid, typmod } = types[index]!;
    if (found.oid !== oid || found.typmod !== typmod) {
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
