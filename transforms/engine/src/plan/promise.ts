import type { ModelState, PublishedColumn } from '../database/ops.ts';
import type { Project } from '../project/project.ts';
import type { Model } from '../project/types.ts';
import { readType } from '../sql/typeName.ts';

/** What a contract promises to readers: columns with type and nullability, and what tells rows apart. */
export interface Promised {
  columns: PublishedColumn[];
  grain: string[];
}

/** One thing that readers will see otherwise: of a column, or of the whole model. */
export interface Difference {
  column: string | undefined;
  text: string;
}

/** What a model's contract promises. */
export const promiseOf = async (model: Model): Promise<Promised> => ({
  columns: await Promise.all(
    model.columns.map(async ({ name, type, notNull }) => ({
      name,
      type: (await readType(type)) ?? type,
      notNull,
    })),
  ),
  grain: model.grain?.key ?? [],
});

/** The columns that a project declares of each source that a model of it reads: all that it can use. */
export const readsOf = (project: Project, name: string): Record<string, string[]> =>
  Object.fromEntries(
    (project.model(name).query?.sources ?? []).map((source) => [
      source,
      project.sources.get(source)!.columns.map((column) => column.name),
    ]),
  );

/** What a reader of the old promise meets in the new one, and what is merely new. */
export const differences = (
  { columns, grain }: Pick<ModelState, 'columns' | 'grain'>,
  promised: Promised,
): { breaking: Difference[]; added: string[] } => {
  const breaking: Difference[] = [];
  for (const { name: column, type, notNull } of columns ?? []) {
    const now = promised.columns.find(({ name }) => name === column);
    if (!now) breaking.push({ column, text: `${column} removed` });
    else if (now.type !== type) breaking.push({ column, text: `${column} is ${now.type} now, was ${type}` });
    else if (notNull && !now.notNull) breaking.push({ column, text: `${column} may be null now` });
  }
  const keyed = (key: readonly string[]) => [...key].sort().join(', ');
  if (grain && grain.length > 0 && keyed(grain) !== keyed(promised.grain))
    breaking.push({
      column: undefined,
      text: `one row is per ${promised.grain.join(', ') || 'nothing declared'} now, was per ${grain.join(', ')}`,
    });
  const before = new Set((columns ?? []).map(({ name }) => name));
  const added = columns ? promised.columns.filter(({ name }) => !before.has(name)) : [];
  return { breaking, added: added.map(({ name }) => `${name} added`) };
};
