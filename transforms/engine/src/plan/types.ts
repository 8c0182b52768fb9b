import type { ModelState } from '../database/ops.ts';
import type { LiveRelation } from '../database/relations.ts';

/** What a build does with a model: rebuild and swap it, mend what needs no rebuild, leave it, or drop it. */
export type Action = 'replace' | 'amend' | 'keep' | 'remove';

/** One line of a plan. */
export interface Step {
  model: string;
  schema: string;
  materialized: string;
  action: Action;
  reasons: string[];
}

/** What would be published, and what is needed to do it. */
export interface Plan {
  steps: Step[];
  /** What the published models will be recorded with. */
  records: Map<string, Pick<ModelState, 'parts' | 'fingerprint' | 'contract' | 'sources'>>;
  states: Map<string, ModelState>;
  /** What stands in the database where each recorded model was published. */
  live: Map<string, LiveRelation>;
  /** The sources that changed since something was built from them. */
  changedSources: Set<string>;
}

/** The names of a plan's models with an action. */
export const modelsOf = (plan: Plan, ...actions: Action[]): string[] =>
  plan.steps.filter(({ action }) => actions.includes(action)).map(({ model }) => model);
