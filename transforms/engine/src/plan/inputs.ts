import type { Project } from '../project/project.ts';

/** What holds the rows that a model is made of: sources, and models that store theirs. */
export interface Inputs {
  sources: Set<string>;
  models: Set<string>;
}

/** What a model reads, directly or through views, which hold no rows; the parents that are left out lead nowhere. */
export const inputsOf = (
  project: Project,
  name: string,
  leftOut: ReadonlySet<string> = new Set(),
  inputs: Inputs = { sources: new Set(), models: new Set() },
): Inputs => {
  const { query } = project.model(name);
  for (const source of query?.sources ?? []) if (!leftOut.has(source)) inputs.sources.add(source);
  for (const parent of query?.models ?? []) {
    if (leftOut.has(parent)) continue;
    if (project.model(parent).materialized === 'view') inputsOf(project, parent, new Set(), inputs);
    else inputs.models.add(parent);
  }
  return inputs;
};
