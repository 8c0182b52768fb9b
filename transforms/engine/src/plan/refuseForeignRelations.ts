import type { ModelState } from '../database/ops.ts';
import type { LiveRelation } from '../database/relations.ts';
import type { Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';

/** @throws TransformError when a relation that the project did not make bears a model's name where models are looked up. */
export const refuseForeignRelations = (
  project: Project,
  wanted: ReadonlySet<string>,
  states: ReadonlyMap<string, ModelState>,
  relations: readonly LiveRelation[],
): void => {
  const live = new Set(project.config.schemas.values());
  const foreign = relations.find(({ schema, name }) => {
    if (!live.has(schema) || !wanted.has(name)) return false;
    return states.get(name)?.schema !== schema;
  });
  if (foreign) {
    throw new TransformError(
      `${foreign.schema}.${foreign.name} exists and was not made by project ${project.name}, which has a model of that name; rename or drop it`,
    );
  }
};
