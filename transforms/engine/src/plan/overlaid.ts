import type { Project } from '../project/project.ts';
import type { Step } from './types.ts';

/**
 * The models that a run reads in its overlay: what is patched or refreshed when it publishes, and the views and
 * materialized views upon that. A table in between is built from the overlay and then is what it will be.
 */
export const overlaidBy = (project: Project, steps: readonly Step[]): Set<string> => {
  const overlaid = new Set<string>();
  for (const { model, materialized, action } of steps) {
    if (action === 'remove') continue;
    const follows = materialized === 'view' || materialized === 'materialized_view';
    const upon = follows && project.graph.parents(model).some((parent) => overlaid.has(parent));
    if (action === 'patch' || action === 'refresh' || upon) overlaid.add(model);
  }
  return overlaid;
};
