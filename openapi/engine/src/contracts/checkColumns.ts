import type { OpenApiDocument } from '../document.ts';
import type { Finding } from '../options.ts';
import { type ColumnTie, columnTies } from './columnTies.ts';
import { misfit, wireOf } from './compatible.ts';
import { didYouMean } from './nearest.ts';

/** A column as its data contract declares it. */
export interface ContractColumn {
  type: string;
  notNull: boolean;
}

/** A relation as its data contract declares it. */
export interface ContractRelation {
  /** Where the contract is written, to send the reader there. */
  file: string;
  columns: ReadonlyMap<string, ContractColumn>;
}

/** A column of a relation, named. */
export interface ColumnName {
  relation: string;
  column: string;
}

/** The data contracts that response properties are tied to. */
export interface ColumnContracts {
  relations: ReadonlyMap<string, ContractRelation>;
  /** The columns of other relations that a column is computed from, one step up. */
  parents: (name: ColumnName) => readonly ColumnName[];
}

const text = ({ relation, column }: ColumnName): string => `${relation}.${column}`;

/** Follows a column up to its sources; gives the first path on which a column is missing. */
const missing = (contracts: ColumnContracts, path: readonly ColumnName[]): string | undefined => {
  const name = path.at(-1) as ColumnName;
  const trail = path.map(text).join(' <- ');
  const relation = contracts.relations.get(name.relation);
  if (!relation)
    return `${trail}: no such relation ${name.relation}${didYouMean(name.relation, contracts.relations.keys())}`;
  if (!relation.columns.has(name.column)) {
    return `${trail}: no such column ${name.column} in ${relation.file}${didYouMean(name.column, relation.columns.keys())}`;
  }
  for (const parent of contracts.parents(name)) {
    const known = contracts.relations.has(parent.relation);
    const seen = path.some((step) => text(step) === text(parent));
    // A relation without a contract is a source of another owner: its own check speaks for it.
    const found = known && !seen ? missing(contracts, [...path, parent]) : undefined;
    if (found) return found;
  }
  return undefined;
};

const judge = (
  document: OpenApiDocument,
  contracts: ColumnContracts,
  tie: ColumnTie,
  name: string,
): string | undefined => {
  const dot = name.indexOf('.');
  if (dot < 1) return `"${name}" must be written relation.column`;
  const own = { relation: name.slice(0, dot), column: name.slice(dot + 1) };
  const gone = missing(contracts, [own]);
  if (gone) return gone;
  const relation = contracts.relations.get(own.relation) as ContractRelation;
  const column = relation.columns.get(own.column) as ContractColumn;
  const wire = wireOf(document, tie.schema);
  const wanted = misfit(column.type, wire);
  if (wanted) return `${name}: a column of type ${column.type} in ${relation.file} must travel as ${wanted}`;
  if (!column.notNull && !wire.types.has('null')) {
    return `${name}: the column may be null in ${relation.file}, the property may not; add not_null there or 'null' to the property's type`;
  }
  return undefined;
};

/** Checks that every tied response property still has its columns, with a type and nullability that fit. */
export const checkColumns = (
  document: OpenApiDocument,
  extension: string,
  contracts: ColumnContracts,
): Finding[] =>
  columnTies(document, extension).flatMap((tie) =>
    tie.columns.flatMap((name) => {
      const message = judge(document, contracts, tie, name);
      const { method, path, operationId } = tie.operation;
      return message ? [{ where: `${method} ${path} (${operationId}) ${tie.pointer}`, message }] : [];
    }),
  );
