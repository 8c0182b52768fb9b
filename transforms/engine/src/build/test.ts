import { randomUUID } from 'node:crypto';
import { recordFailures } from '../checks/recordFailures.ts';
import { runTests } from '../checks/runTests.ts';
import { runUnitTests, unitTestsOf } from '../checks/runUnitTests.ts';
import { withSessions } from '../database/withSessions.ts';
import { resolveNodes } from '../graph/resolveSelection.ts';
import { deferring } from '../targets/deferring.ts';
import { reach } from '../targets/reach.ts';
import type { Project } from '../project/project.ts';
import type { BuildOptions } from './build.ts';
import { Halt } from './halt.ts';
import type { TestResult } from './types.ts';

/** What is tested, and how. */
export interface TestOptions extends BuildOptions {
  /** Only unit tests, which need no table. */
  unit?: boolean | undefined;
}

/**
 * Runs the unit tests of a project, and its other tests on what is live; with a selection, those that it means, those of
 * its models' contracts and those that read a model of it.
 */
export const test = async (declared: Project, options: TestOptions): Promise<TestResult[]> => {
  const { database, threads = 4 } = options;
  const project = await deferring(declared, database, { ...options, builds: false });
  const path = reach(project);
  const halt = new Halt(options);
  const open = { database, project: project.name, path };
  const findings = await withSessions({ ...open, number: threads, signal: halt.signal }, async (clients) => {
    const selected = await resolveNodes(project, options, clients[0]);
    const deferred = project.target?.deferred;
    // In a target with nothing selected: what production was tested for is not tested again.
    const all = project.tests.filter(
      ({ model, models }) =>
        !deferred || [...models, ...(model === undefined ? [] : [model])].some((name) => !deferred.has(name)),
    );
    const tests = selected?.flatMap((node) => node.test ?? []) ?? all;
    const unitTests =
      selected?.flatMap((node) => node.unitTest ?? []) ?? unitTestsOf(project, [...project.models.keys()]);
    return [
      ...(await runUnitTests(project, unitTests, database, halt)),
      ...(options.unit || halt.isHalted ? [] : await runTests(tests, clients, halt)),
    ];
  });
  const failing = findings.filter(({ result }) => result.error);
  if (failing.length > 0)
    await withSessions({ ...open, number: 1 }, ([client]) =>
      recordFailures(client!, { project: project.name, runId: randomUUID(), findings: failing }),
    );
  return findings.map(({ result }) => result);
};
