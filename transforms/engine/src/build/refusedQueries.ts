import type pg from 'pg';
import { checkQueries } from '../describe/checkQueries.ts';
import { modelsOf, type Plan } from '../plan/types.ts';
import type { Project } from '../project/project.ts';
import type { ModelResult } from './types.ts';

/**
 * Has the server check the queries of a plan before anything is built: with a mistake in one of them, the models of a
 * failed build; else nothing. Where the server and the engine disagree on lineage, `log` is told: that is the engine's
 * mistake, and no reason not to build.
 */
export const refusedQueries = async (
  client: pg.Client,
  project: Project,
  plan: Plan,
  log: (message: string) => void,
): Promise<ModelResult[] | undefined> => {
  const changed = modelsOf(plan, 'replace', 'patch');
  const { errors, disagreements } = await checkQueries(client, project, changed);
  for (const each of disagreements) log(`internal: lineage of ${each}; please report it, with the query`);
  if (errors.size === 0) return undefined;
  return plan.steps.map((step) => {
    const error = errors.get(step.model);
    const status = error ? 'failed' : step.action === 'keep' ? 'kept' : 'skipped';
    return { ...step, status, rows: null, ms: 0, ...(error ? { error } : {}) };
  });
};
