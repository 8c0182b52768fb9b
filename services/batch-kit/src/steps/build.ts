import {
  build,
  type BuildOptions,
  type BuildResult,
  formatDiagnostic,
  type Project,
  readProject,
  TransformError,
} from '@rosetta/transforms-engine';
import type { Inputs } from '../run/runs.ts';
import type { Step, StepContext } from '../run/steps.ts';

/** Where and how models are built. */
export interface BuildAt {
  models: string;
  database: string;
  threads: number;
}

/** Builds, tests and publishes what changed, all or nothing. */
export const buildStep = (at: BuildAt): Step => ({
  name: 'build',
  work: async (context) => {
    const project = await readProject(at.models);
    const result = await buildModels(project, at, context);
    if (result.publicationId !== null) await context.keep({ publicationId: result.publicationId });
    return said(result);
  },
});

/** Builds and says model by model what became of it. @throws TransformError when it failed: then nothing was published. */
export const buildModels = async (
  project: Project,
  { database, threads }: BuildAt,
  { say, count, signal }: Pick<StepContext, 'say' | 'count' | 'signal'>,
  options: Partial<BuildOptions> = {},
): Promise<BuildResult> => {
  const result = await build(project, {
    database,
    threads,
    signal,
    log: (message) => say('info', message),
    ...options,
  });
  signal.throwIfAborted();
  for (const model of result.models) {
    if (model.status === 'failed')
      say('error', model.error ? formatDiagnostic(model.error) : `${model.model} failed`, {
        model: model.model,
      });
    else if (model.status === 'built' || model.status === 'amended')
      say(options.target ? 'debug' : 'info', `${model.model} ${model.status}: ${model.reasons.join(', ')}.`, {
        model: model.model,
        rows: model.rows,
        ms: Math.round(model.ms),
      });
  }
  for (const test of result.tests) {
    if (test.status === 'passed') continue;
    const level = test.status === 'warned' ? 'warn' : 'error';
    say(level, test.error?.message ?? `test ${test.test} ${test.status}`, {
      test: test.test,
      failures: test.failures,
    });
  }
  count({ written: result.models.reduce((rows, model) => rows + (model.rows ?? 0), 0) });
  if (result.status === 'failed') throw new TransformError(whyFailed(result));
  return result;
};

const whyFailed = ({ models, tests }: BuildResult): string => {
  const broken = models
    .filter(({ status }) => status === 'failed')
    .map(({ model, error }) => `model ${model}: ${error?.message ?? 'failed'}`);
  const failed = tests
    .filter(({ status, severity }) => status === 'error' || (status === 'failed' && severity === 'error'))
    .map(({ test, failures, error }) => error?.message ?? `test ${test} found ${failures} rows`);
  const all = [...broken, ...failed];
  const more = all.length > 3 ? `; and ${all.length - 3} more` : '';
  return `Nothing was published: ${all.slice(0, 3).join('; ')}${more}.`;
};

const said = ({ status, publicationId, models, tests }: BuildResult): string => {
  if (status === 'nothing') return 'The marts are up to date.';
  const built = models.filter((model) => model.status === 'built').length;
  const warned = tests.filter((test) => test.status === 'warned').length;
  const warning = warned ? `, ${warned} tests warn` : '';
  return publicationId === null
    ? `${models.filter((model) => model.status === 'amended').length} models amended${warning}.`
    : `Published as ${publicationId}: ${built} models built, ${tests.length} tests${warning}.`;
};

/** Builds months again on purpose: those of incremental models, and everything else that changed. */
export const reprocessStep = (at: BuildAt): Step => ({
  name: 'build',
  work: async (context) => {
    const project = await readProject(at.models);
    const result = await buildModels(project, at, context, periodsOf(project, context.inputs));
    if (result.publicationId !== null) await context.keep({ publicationId: result.publicationId });
    return said(result);
  },
});

/** What the engine is asked for: periods are for incremental models; tables are built whole from what is staged. */
export const periodsOf = (project: Project, { from, to }: Inputs): Pick<BuildOptions, 'reprocess'> =>
  [...project.models.values()].some(({ incremental }) => incremental) ? { reprocess: `${from}..${to}` } : {};
