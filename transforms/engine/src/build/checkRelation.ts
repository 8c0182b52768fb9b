import pg from 'pg';
import { qualified } from '../database/quote.ts';
import type { Model } from '../project/types.ts';
import { ProjectError, type Diagnostic } from '../text/diagnostics.ts';
import type { Location } from '../text/sourceFile.ts';
import { serverError } from './serverError.ts';

/** A column of a relation as the server has it. */
export interface BuiltColumn {
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

/** The types of a run, by how they are written: a project has thousands of columns and a few dozen types. */
export class DeclaredTypes {
  private readonly known = new Map<string, DeclaredType>();

  /** Asks for all types of some models in few statements; where one is wrong, `of` finds which. */
  async ask(client: pg.Client, models: readonly Model[]): Promise<void> {
    const types = [...new Set(models.flatMap(({ columns }) => columns.map(({ type }) => type)))];
    for (let start = 0; start < types.length; start += manyColumns) {
      const some = types.slice(start, start + manyColumns);
      const asked = await client
        .query(`select ${some.map((type) => `null::${type}`).join(', ')}`)
        .catch(() => undefined);
      for (const [index, { dataTypeID, dataTypeModifier }] of (asked?.fields ?? []).entries())
        this.known.set(some[index]!, { oid: dataTypeID, typmod: dataTypeModifier });
    }
  }

  /** The types that a contract declares. @throws ProjectError at the first that the server does not know. */
  async of(client: pg.Client, model: Model): Promise<DeclaredType[]> {
    const types: DeclaredType[] = [];
    for (const { type, at } of model.columns) {
      const found = this.known.get(type) ?? (await askOne(client, type, at));
      this.known.set(type, found);
      types.push(found);
    }
    return types;
  }
}

/** Below the server's limit of 1,664 columns. */
const manyColumns = 1000;

const askOne = async (client: pg.Client, type: string, at: Location): Promise<DeclaredType> => {
  try {
    const { fields } = await client.query(`select null::${type}`);
    return { oid: fields[0]!.dataTypeID, typmod: fields[0]!.dataTypeModifier };
  } catch (error) {
    throw new ProjectError([serverError(error, { source: undefined, prefix: '', otherwise: at })]);
  }
};

/** The statement that asks for the columns of a relation. */
export const columnsStatement = (schema: string, name: string): string =>
  `select attname as name, atttypid as oid, atttypmod as typmod, format_type(atttypid, atttypmod) as type
   from pg_attribute
   where attrelid = ${pg.escapeLiteral(qualified(schema, name))}::regclass and attnum > 0 and not attisdropped`;

/** What a built relation has otherwise than its contract: columns and types, digits of numeric included; order is free. */
export const checkRelation = (
  model: Model,
  built: readonly BuiltColumn[],
  types: readonly DeclaredType[],
): Diagnostic | undefined => {
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
