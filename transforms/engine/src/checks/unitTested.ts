import { modelsOf, type Plan } from '../plan/types.ts';
import type { Project } from '../project/project.ts';

/**
 * The models whose unit tests may answer otherwise than at the last publish: those whose query, types, parents or tests
 * changed, and those that take a seed's own rows, when these did. Other new rows change nothing in them.
 */
export const unitTested = (project: Project, plan: Plan): string[] =>
  modelsOf(plan, 'replace', 'patch', 'refresh', 'amend').filter((name) => {
    const [before, after] = [plan.states.get(name), plan.records.get(name)];
    if (before?.fingerprint !== after?.fingerprint || before?.contract !== after?.contract) return true;
    // The rows of a seed are in its own parts, and in no fingerprint of what stands on it.
    const reseeded = project.graph.parents(name).filter((parent) => hasOtherRows(plan, parent));
    return project.model(name).unitTests.some(({ given }) => reseeded.some((parent) => !given.has(parent)));
  });

const hasOtherRows = ({ states, records }: Plan, seed: string): boolean => {
  const after = records.get(seed);
  return after !== undefined && after.parts['rows'] !== states.get(seed)?.parts['rows'];
};
