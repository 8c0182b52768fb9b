import type { Project } from '../project/project.ts';
import { modelsOf, type Plan } from '../plan/types.ts';
import type { DataTest } from './dataTest.ts';

/**
 * The tests whose answer may differ from the last publish: those that read something that changed, and those of sources
 * alone. The others passed on the very same rows, or nothing would have been published.
 */
export const concernedTests = (project: Project, plan: Plan): DataTest[] => {
  const changed = new Set(modelsOf(plan, 'replace', 'patch', 'refresh', 'amend'));
  const live = new Set([...changed, ...modelsOf(plan, 'keep')]);
  return project.tests.filter(
    ({ models, sources }) =>
      models.every((name) => live.has(name)) &&
      (models.length === 0 ||
        models.some((name) => changed.has(name)) ||
        sources.some((name) => plan.changedSources.has(name))),
  );
};
