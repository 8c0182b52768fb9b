import { readType } from '../sql/typeName.ts';
import type { Diagnostics } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import { queryColumns } from './snapshotColumns.ts';
import type { Model, Query } from './types.ts';

/** Compares what a query returns with what the contract declares, as far as it can be known without a server. */
export const checkContract = async (model: Model, query: Query, diagnostics: Diagnostics): Promise<void> => {
  const columns = queryColumns(model);
  const declared = columns.map(({ name }) => name);
  const returned = query.output.map(({ name }) => name);
  const counted = new Map<string, number>();
  for (const name of returned) counted.set(name, (counted.get(name) ?? 0) + 1);
  const placeOf = (name: string) =>
    query.source.atByte(query.output.findLast((column) => column.name === name)?.at ?? 0);
  const twice = [...counted].filter(([, count]) => count > 1).map(([name]) => name);
  if (twice.length > 0)
    diagnostics.add(placeOf(twice[0]!), `the query returns ${twice.join(', ')} more than once`);

  for (const name of counted.keys()) {
    if (declared.includes(name)) continue;
    diagnostics.add(
      placeOf(name),
      `the query of ${model.name} returns ${name}, which the contract does not declare${suggestion(
        name,
        declared.filter((column) => !counted.has(column)),
      )}`,
    );
  }
  for (const column of columns) {
    const found = query.output.find(({ name }) => name === column.name);
    if (!found) {
      if (!query.open)
        diagnostics.add(
          column.at,
          `${model.name}.${column.name} is declared but the query does not return it${suggestion(
            column.name,
            returned.filter((name) => !declared.includes(name)),
          )}`,
        );
      continue;
    }
    if (found.alwaysNull && column.notNull)
      diagnostics.add(
        column.at,
        `${model.name}.${column.name} is tested not_null but the query returns null in every row; take the test off, or return a value`,
      );
    const type = await readType(column.type);
    if (found.type !== undefined && type !== undefined && found.type !== type) {
      diagnostics.add(
        column.at,
        `${model.name}.${column.name} is declared ${column.type} but the query returns ${found.type}`,
      );
    }
  }
};
