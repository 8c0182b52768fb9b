import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { concernedTests } from '../checks/concernedTests.ts';
import { stops } from '../checks/judge.ts';
import { recordFailures } from '../checks/recordFailures.ts';
import { runTests } from '../checks/runTests.ts';
import { runUnitTests } from '../checks/runUnitTests.ts';
import { unitTested } from '../checks/unitTested.ts';
import { lockExclusively, unlock, type Holder } from '../database/advisoryLock.ts';
import { connect } from '../database/connect.ts';
import { ensureOps } from '../database/ops.ts';
import { withSessions } from '../database/withSessions.ts';
import { makePlan } from '../plan/makePlan.ts';
import { readingPath, runSchemas, standingPath } from '../plan/runSchemas.ts';
import { modelsOf, type Plan, type PlanOptions } from '../plan/types.ts';
import type { Project } from '../project/project.ts';
import { sunsetWarnings } from '../project/sunsets.ts';
import { dropRunSchemas } from '../publish/dropSchema.ts';
import { publish } from '../publish/publish.ts';
import { buildModel, type Building } from './buildModel.ts';
import { buildModels } from './buildModels.ts';
import { refusedQueries } from './refusedQueries.ts';
import type { BuildResult, ModelResult } from './types.ts';

/** How a build is run. */
export interface BuildOptions extends PlanOptions {
  database: string;
  /** Models built and tests run at the same time. */
  threads?: number;
  /** How many milliseconds the publish tries to get past readers. */
  patience?: number;
  /** Told what the build waits for. */
  log?: (message: string) => void;
}

/**
 * Builds what the plan asks for in a shadow schema, tests it, and publishes all or nothing. A failed model or test is in
 * the result, and what was live is untouched.
 * @throws TransformError when the build cannot be started or published.
 */
export const build = async (project: Project, options: BuildOptions): Promise<BuildResult> => {
  const { database, log = () => undefined } = options;
  sunsetWarnings(project).forEach(log);
  const client = await connect(database, project.name);
  try {
    await lockExclusively(client, `rosetta-transform.${project.name}`, (holders) =>
      log(`waiting for another build of ${project.name}: ${describe(holders)}`),
    );
    await ensureOps(client);
    await dropRunSchemas(client, project.name); // what killed builds left
    const { sourcesLock } = project.config;
    // Held until the tests are done: what is built and what is tested must be the same whole loads.
    if (sourcesLock)
      await lockExclusively(client, sourcesLock, (holders) =>
        log(`waiting for ${sourcesLock}: ${describe(holders)}`),
      );
    const plan = await makePlan(client, project, options);
    try {
      const result = await carryOut(client, project, plan, options);
      return { ...result, leftovers: await dropRunSchemas(client, project.name) };
    } catch (error) {
      await dropRunSchemas(client, project.name).catch(() => undefined); // else the next build does
      throw error;
    }
  } finally {
    await client.end();
  }
};

const carryOut = async (
  client: pg.Client,
  project: Project,
  plan: Plan,
  options: BuildOptions,
): Promise<BuildResult> => {
  const runId = randomUUID();
  const result: BuildResult = {
    project: project.name,
    runId,
    status: 'nothing',
    publicationId: null,
    models: plan.steps.map((step): ModelResult => ({ ...step, status: 'kept', rows: null, ms: 0 })),
    tests: [],
    leftovers: [],
  };
  if (plan.steps.every(({ action }) => action === 'keep')) return result;

  const refused = await refusedQueries(client, project, plan, options.log ?? (() => undefined));
  if (refused) return { ...result, status: 'failed', models: refused };
  const units = await runUnitTests(project, unitTested(plan), options.database);
  if (units.some(({ result: unit }) => stops(unit))) {
    await recordFailures(client, { project: project.name, runId, findings: units });
    return { ...result, status: 'failed', tests: units.map((finding) => finding.result) };
  }
  const built = await inShadow(
    client,
    { project, plan, run: runSchemas(project.name, runId, project.config.schemas.values()) },
    options,
  );
  result.models = plan.steps.map((step): ModelResult => built.models.get(step.model) ?? unbuilt(step));
  result.tests = [...units, ...built.tests].map((finding) => finding.result);
  await recordFailures(client, { project: project.name, runId, findings: built.tests });
  if (result.models.some(({ status }) => status === 'failed') || result.tests.some(stops)) {
    return { ...result, status: 'failed' };
  }
  if (project.config.sourcesLock) await unlock(client, project.config.sourcesLock);
  const rows = new Map([...built.models].map(([name, model]) => [name, model.rows]));
  result.publicationId = await publish(client, {
    project,
    plan,
    runId,
    rows,
    patience: options.patience ?? 60_000,
  });
  result.status = result.publicationId === null ? 'amended' : 'published';
  return result;
};

/** Builds and tests beside what is live. */
const inShadow = async (client: pg.Client, building: Building, { database, threads = 4 }: BuildOptions) => {
  const { project, plan, run } = building;
  const built = new Set([...modelsOf(plan, 'replace', 'patch', 'refresh'), ...plan.overlaid]);
  const overlaid = plan.overlaid.size > 0;
  const schemas = overlaid ? [run.shadow, run.patch, run.overlay] : [run.shadow];
  await client.query(schemas.map((schema) => `create schema ${pg.escapeIdentifier(schema)}`).join('; '));
  const open = {
    database,
    project: project.name,
    path: overlaid ? readingPath(run) : standingPath(run),
    number: threads,
  };
  return withSessions(open, async (clients) => {
    const steps = new Map(plan.steps.map((step) => [step.model, step]));
    const models = await buildModels<ModelResult>(
      [...built],
      project.graph,
      clients,
      (name, worker) => buildModel(worker, building, steps.get(name)!),
      (name) => ({ ...steps.get(name)!, status: 'skipped', rows: null, ms: 0 }),
    );
    const whole = [...models.values()].every(({ status }) => status !== 'failed' && status !== 'skipped');
    return { models, tests: whole ? await runTests(concernedTests(project, plan), clients) : [] };
  });
};

const unbuilt = (step: Plan['steps'][number]): ModelResult => {
  const status = step.action === 'remove' ? 'removed' : step.action === 'amend' ? 'amended' : 'kept';
  return { ...step, status, rows: null, ms: 0 };
};

const describe = (holders: readonly Holder[]): string =>
  holders.length === 0
    ? 'it just ended'
    : holders.map(({ pid, application }) => `process ${pid} (${application}) has the lock`).join(', ');
