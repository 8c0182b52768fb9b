import { runTests } from '../checks/runTests.ts';
import { withSessions } from '../database/withSessions.ts';
import { selectModels } from '../graph/select.ts';
import type { Project } from '../project/project.ts';
import type { BuildOptions } from './build.ts';
import type { TestResult } from './types.ts';

/** Runs the tests of a project on what is live; with a selection, those that read a selected model. */
export const test = async (
  project: Project,
  { database, select, threads = 4 }: Pick<BuildOptions, 'database' | 'select' | 'threads'>,
): Promise<TestResult[]> => {
  const selected = select === undefined ? undefined : selectModels(project, select);
  const tests = project.tests.filter((each) => !selected || each.models.some((name) => selected.has(name)));
  const path = [...new Set(project.config.schemas.values()), 'public'];
  return withSessions({ database, project: project.name, path, number: threads }, (clients) =>
    runTests(tests, clients),
  );
};
