import type { Model } from '../project/types.ts';
import type { Location } from '../text/sourceFile.ts';
import { suggestion } from '../text/nearest.ts';
import type { DescribedField } from './describeStatements.ts';
import type { ProbeTables } from './probeTables.ts';

/** Where a query and its contract differ; the message wants the name of the type that the query returns. */
export interface Mismatch {
  model: string;
  at: Location;
  type: { oid: number; typmod: number };
  message: (type: string) => string;
}

/** Compares what the server says a query returns with its contract: columns and types, digits of numeric included. */
export const compareFields = (
  model: Model,
  fields: readonly DescribedField[],
  probes: ProbeTables,
): Mismatch[] => {
  const mismatch = (
    at: Location,
    field: DescribedField | undefined,
    message: Mismatch['message'],
  ): Mismatch => ({
    model: model.name,
    at,
    type: { oid: field?.dataTypeID ?? 25, typmod: field?.dataTypeModifier ?? -1 },
    message,
  });
  const found: Mismatch[] = [];
  for (const column of model.columns) {
    const field = fields.find(({ name }) => name === column.name);
    const declared = probes.typeOf(model.name, column);
    if (!field && model.materialized !== 'snapshot')
      found.push(
        mismatch(
          column.at,
          undefined,
          () => `${model.name}.${column.name} is declared but the query does not return it`,
        ),
      );
    if (!field || !declared || sameType(field, declared)) continue;
    found.push(
      mismatch(
        column.at,
        field,
        (type) =>
          `${model.name}.${column.name} is declared ${column.type} but the query returns ${type}; cast it in the query with ::${column.type}, or change the contract`,
      ),
    );
  }
  const names = model.columns.map(({ name }) => name);
  for (const field of fields)
    if (!names.includes(field.name))
      found.push(
        mismatch(
          model.query!.source.at(0), // only the server could name it: there is no place
          field,
          (type) =>
            `the query of ${model.name} returns ${field.name} (${type}), which the contract does not declare${suggestion(field.name, names)}`,
        ),
      );
  return found;
};

const sameType = (field: DescribedField, declared: DescribedField): boolean =>
  field.dataTypeID === declared.dataTypeID && field.dataTypeModifier === declared.dataTypeModifier;
