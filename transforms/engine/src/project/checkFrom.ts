import { suggestion } from '../text/nearest.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { compileQuery, type CompileContext } from './compileQuery.ts';
import type { Model } from './types.ts';

/** Reports what `incremental.from` names and the model does not stand on, and columns that the named relation has not. */
export const checkFrom = async (
  model: Model,
  models: ReadonlyMap<string, Model>,
  context: CompileContext,
): Promise<void> => {
  if (!model.incremental?.from.size) return;
  const below = standsOn(model, models);
  for (const [relation, { sql, at }] of model.incremental.from) {
    if (!below.has(relation)) {
      context.diagnostics.add(
        at,
        `from names ${relation}, which holds no rows that ${model.name} reads; name a source, or a model that is no view${suggestion(relation, below)}`,
      );
      continue;
    }
    await compileQuery(new SourceFile(model.contractFile, `select (${sql}) from ${relation}`), context, at);
  }
};

/** The sources and stored models that a model reads, directly or through views. */
const standsOn = (
  { query }: Model,
  models: ReadonlyMap<string, Model>,
  found: Set<string> = new Set(),
): Set<string> => {
  for (const source of query?.sources ?? []) found.add(source);
  for (const name of query?.models ?? []) {
    const parent = models.get(name);
    if (parent?.materialized === 'view' && !found.has(`view ${name}`)) {
      found.add(`view ${name}`); // a circle is reported elsewhere and must not be walked here
      standsOn(parent, models, found);
    } else if (parent && parent.materialized !== 'view') found.add(name);
  }
  return found;
};
