import type { Diagnostics } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import type { UnitRow } from './testTypes.ts';
import type { Model, Source } from './types.ts';

/** What unit tests may name: the parents of their model, with the columns that those declare. */
export const checkUnitTests = (
  model: Model,
  models: ReadonlyMap<string, Model>,
  sources: ReadonlyMap<string, Source>,
  diagnostics: Diagnostics,
): void => {
  const parents = new Map<string, Model | Source>();
  for (const name of model.query?.models ?? []) if (models.has(name)) parents.set(name, models.get(name)!);
  for (const name of model.query?.sources ?? []) if (sources.has(name)) parents.set(name, sources.get(name)!);
  for (const test of model.unitTests) {
    if (model.seed) {
      diagnostics.add(test.at, 'a seed has no query to test; take unit_tests off');
      return;
    }
    for (const [name, { rows, at }] of test.given) {
      const parent = parents.get(name);
      if (parent) checkRows(rows, { ...parent, name }, diagnostics);
      else diagnostics.add(at, `${model.name} does not read ${name}${suggestion(name, parents.keys())}`);
    }
    for (const [name, parent] of parents) {
      if (test.given.has(name) || ('seed' in parent && parent.seed)) continue;
      diagnostics.add(
        test.at,
        `unit test ${test.name} gives no rows for ${name}, which ${model.name} reads; add \`${name}: []\` under given`,
      );
    }
    checkRows(test.expect.rows, model, diagnostics);
  }
};

const checkRows = (
  rows: readonly UnitRow[],
  { name, columns }: Pick<Model | Source, 'name' | 'columns'>,
  diagnostics: Diagnostics,
): void => {
  const known = columns.map((column) => column.name);
  for (const row of rows)
    for (const [column, { at }] of row)
      if (!known.includes(column))
        diagnostics.add(at, `${name} has no column ${column}${suggestion(column, known)}`);
};
