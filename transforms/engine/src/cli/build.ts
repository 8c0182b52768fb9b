import type { CommandModule } from 'yargs';
import { build } from '../build/build.ts';
import type { BuildResult } from '../build/types.ts';
import type { Action } from '../plan/types.ts';
import { readProject } from '../project/readProject.ts';
import { formatDiagnostic } from '../text/diagnostics.ts';
import { because, count, duration } from './format.ts';
import { interrupted, interruptible } from './interrupt.ts';
import { deferOptions, runOptions, type DeferArguments, selectionOf, type RunOptions } from './options.ts';
import { table } from './table.ts';
import { formatTests } from './tests.ts';

/** `build`: bring what is live up to date, all or nothing. */
export const buildCommand: CommandModule<object, RunOptions & DeferArguments> = {
  command: 'build',
  describe:
    'Build, test and publish what changed. Exit 0: published, or nothing to do; 1: failed, 130: cancelled, what was live is untouched',
  builder: (yargs) => deferOptions(runOptions(yargs)),
  handler: async ({
    project,
    database,
    threads,
    json,
    'full-refresh': fullRefresh,
    reprocess,
    'fail-fast': failFast,
    artifacts,
    target,
    defer,
    ...selection
  }) => {
    const started = performance.now();
    const log = (message: string) => console.error(message);
    const read = await readProject(project);
    if (read.models.size === 0)
      log(
        `${read.name} has no models; write name.sql and name.yml in ${[...read.config.schemas.keys()].join(' or ')}`,
      );
    const result = await interruptible((signal) =>
      build(read, {
        ...selectionOf(selection),
        fullRefresh,
        reprocess,
        database,
        threads,
        failFast,
        artifacts,
        target,
        defer,
        log,
        signal,
      }),
    );
    console.log(json ? JSON.stringify(result, null, 2) : formatBuild(result, performance.now() - started));
    if (result.status === 'failed') process.exitCode = 1;
    if (result.status === 'cancelled') process.exitCode = interrupted;
  },
};

/** What a person reads about a build. */
export const formatBuild = (result: BuildResult, ms: number): string => {
  const changed = result.models.filter(({ action }) => action !== 'keep');
  const rows = changed.map((model) => [
    `${model.schema}.${model.model}`,
    model.status === 'failed' || model.status === 'skipped' ? model.status : model.action,
    because(model.reasons, 1),
    model.rows === null ? '' : model.rows.toLocaleString('en'),
    model.ms === 0 ? '' : duration(model.ms),
  ]);
  return [
    ...(rows.length > 0
      ? [table(['model', 'action', 'reason', 'rows', 'time'], rows, ['rows', 'time']), '']
      : []),
    ...result.models.flatMap(({ error }) => (error ? [formatDiagnostic(error)] : [])),
    ...(result.tests.length > 0 ? [formatTests(result.tests)] : []),
    ...result.leftovers.map((schema) => `Schema ${schema} is still in use; the next build drops it.`),
    outcome(result, duration(ms)),
  ].join('\n');
};

const done = { patch: 'patched', refresh: 'refreshed', amend: 'amended', remove: 'removed' };

const outcome = (result: BuildResult, took: string): string => {
  const { status, publicationId, models, tests, project, runId } = result;
  const of = (wanted: Action) => models.filter(({ action }) => action === wanted).length;
  const run = `(run ${runId.slice(0, 8)}, ${took})`;
  const passed = `${count(tests.filter((test) => test.status === 'passed').length, 'test')} passed`;
  const more = (['patch', 'refresh', 'amend', 'remove'] as const).map((action) =>
    of(action) > 0 ? `, ${of(action)} ${done[action]}` : '',
  );
  if (status === 'nothing')
    return `Nothing to do: ${count(of('keep'), 'model')} of ${project} up to date (${took}).`;
  if (status === 'cancelled') return `Cancelled: what was live is untouched ${run}.`;
  if (status === 'failed') return `Not published: what was live is untouched ${run}.`;
  if (status === 'amended')
    return `Amended ${count(of('amend'), 'model')} of ${project} in place, ${passed} ${run}.`;
  return `Published ${project} as ${publicationId}: ${count(of('replace'), 'model')} replaced${more.join('')}, ${of('keep')} kept, ${passed} ${run}.`;
};
