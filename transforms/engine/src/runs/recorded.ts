import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { writeManifest } from '../artifacts/writeManifest.ts';
import type { BuildOptions } from '../build/build.ts';
import type { BuildResult } from '../build/types.ts';
import { opsOf } from '../database/opsSchema.ts';
import { engineVersion } from '../plan/fingerprint.ts';
import type { Plan } from '../plan/types.ts';
import type { Project } from '../project/project.ts';
import { runResults } from './runResults.ts';
import { finishRun, insertCancelled, startRun, type RecordedRun, type RunArguments } from './runs.ts';
import { writeRunResults } from './writeRunResults.ts';

/**
 * Does a run and writes down that it began, how it ended and what became of each node: in the database, and in
 * run_results.json, with manifest.json beside it, when a folder for artifacts is named. A run with nothing to do is no run: the last one stays the last.
 */
export const recorded = async (
  client: pg.Client,
  { project, plan, options }: { project: Project; plan: Plan; options: BuildOptions },
  work: (runId: string) => Promise<BuildResult>,
): Promise<BuildResult> => {
  const started = performance.now();
  const runId = randomUUID();
  const asked = argumentsOf(options);
  const isNothing = plan.steps.every(({ action }) => action === 'keep');
  const ops = opsOf(project.name);
  const finish = async (
    status: RecordedRun['status'],
    result: Pick<BuildResult, 'models' | 'tests'>,
    message?: string,
  ): Promise<void> => {
    const results = runResults(project.declaredName, result);
    const records = Object.fromEntries(plan.records);
    if (!isNothing) await finishRun(client, ops, { runId, status, results, records, message });
    if (options.artifacts === undefined) return;
    await writeManifest(project, options.artifacts);
    const { command: which, ...args } = asked;
    await writeRunResults(options.artifacts, {
      metadata: {
        generated_at: new Date().toISOString(),
        invocation_id: runId,
        engine: 'rosetta-transform',
        engine_version: engineVersion,
        project_name: project.declaredName,
        target: project.target?.name ?? null,
        status,
      },
      results,
      elapsed_time: (performance.now() - started) / 1000,
      args: { ...args, which },
    });
  };

  if (!isNothing)
    await startRun(client, ops, {
      runId,
      project: project.name,
      target: project.target?.name,
      engineVersion,
      arguments: asked,
    });
  let result: BuildResult;
  try {
    result = await work(runId);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const status = options.signal?.aborted ? 'cancelled' : 'failed';
    await finish(status, { models: [], tests: [] }, message).catch(() => undefined); // the first error is the one to tell
    throw error;
  }
  await finish(result.status, result);
  return result;
};

/**
 * Writes down a run that was cancelled before it knew what to do, as far as that can be written: nothing was built, and the
 * last run that did something is still the one to try again.
 */
export const recordUnplanned = async (
  client: pg.Client,
  project: string,
  { options, startedAt }: { options: BuildOptions; startedAt: Date },
): Promise<void> => {
  const run = { runId: randomUUID(), project, target: options.target, engineVersion, startedAt };
  try {
    await client.query('rollback');
    await insertCancelled(client, opsOf(project), { ...run, arguments: argumentsOf(options) });
  } catch (error) {
    // No table yet, or no right to write it: the cancel is what is told.
    if (!(error instanceof pg.DatabaseError)) throw error;
  }
};

const argumentsOf = ({ command = 'build', ...options }: BuildOptions): RunArguments => ({
  command,
  select: options.select,
  exclude: options.exclude,
  selector: options.selector,
  threads: options.threads,
  fullRefresh: options.fullRefresh,
  reprocess: options.reprocess,
  target: options.target,
  defer: options.defer,
});
