import { build, type BuildOptions } from '../build/build.ts';
import type { BuildResult } from '../build/types.ts';
import { opsOf } from '../database/opsSchema.ts';
import type { Project } from '../project/project.ts';
import { inTarget } from '../targets/targetProject.ts';
import { TransformError } from '../text/diagnostics.ts';
import { lastRun } from './runs.ts';

/** How a run is tried again: what it was asked is asked again. */
export type RetryOptions = Pick<
  BuildOptions,
  'database' | 'threads' | 'patience' | 'log' | 'signal' | 'failFast' | 'artifacts' | 'target'
>;

/**
 * Does the last run again when it failed: tables that it built and that would be built the same are used as they are,
 * the rest is built, everything is tested, and all is published.
 * @throws TransformError when the last run did not fail.
 */
export const retry = async (project: Project, options: RetryOptions): Promise<BuildResult> => {
  const { name } = inTarget(project, options.target);
  return build(project, {
    ...options,
    command: 'retry',
    resume: async (client) => {
      const past = await lastRun(client, opsOf(name), name);
      if (past?.status !== 'failed')
        throw new TransformError(
          past
            ? `the last run of ${name} (${past.runId.slice(0, 8)}) is ${past.status}, not failed; there is nothing to try again, build does what is to do`
            : `${name} has no run yet; there is nothing to try again`,
        );
      const { command: _command, ...asked } = past.arguments;
      return { ...asked, ...options, threads: options.threads ?? asked.threads ?? 4, past };
    },
  });
};
