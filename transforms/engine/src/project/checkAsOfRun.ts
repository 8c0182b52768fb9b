import type { Diagnostics } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import type { Model, Query } from './types.ts';

/** Reports what `as_of_run` names and the query does not read. */
export const checkAsOfRun = (model: Model, { models }: Query, diagnostics: Diagnostics): void => {
  for (const { parent, at } of model.incremental?.asOfRun ?? []) {
    if (!models.includes(parent))
      diagnostics.add(
        at,
        `as_of_run names ${parent}, which ${model.name} does not read${suggestion(parent, models)}`,
      );
  }
};
