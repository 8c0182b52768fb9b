import { modelsOf, type Plan } from '../plan/types.ts';

/**
 * The models whose unit tests may answer otherwise than at the last publish: those whose query, types, parents or tests
 * changed. New rows alone change nothing in them.
 */
export const unitTested = (plan: Plan): string[] =>
  modelsOf(plan, 'replace', 'patch', 'refresh', 'amend').filter((name) => {
    const [before, after] = [plan.states.get(name), plan.records.get(name)];
    return before?.fingerprint !== after?.fingerprint || before?.contract !== after?.contract;
  });
