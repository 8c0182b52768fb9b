import type pg from 'pg';
import { stops } from '../checks/judge.ts';
import { recordFailures } from '../checks/recordFailures.ts';
import { runUnitTests, unitTestsOf } from '../checks/runUnitTests.ts';
import { unitTested } from '../checks/unitTested.ts';
import { distributionNote } from '../citus/distributionNote.ts';
import { lockExclusively, unlock, type Holder } from '../database/advisoryLock.ts';
import { connect } from '../database/connect.ts';
import { ensureOps } from '../database/ops.ts';
import { makePlan } from '../plan/makePlan.ts';
import { runSchemas } from '../plan/runSchemas.ts';
import type { Plan, PlanOptions } from '../plan/types.ts';
import { recorded, recordUnplanned } from '../runs/recorded.ts';
import type { RecordedRun } from '../runs/runs.ts';
import type { Project } from '../project/project.ts';
import { sunsetWarnings } from '../project/sunsets.ts';
import { dropRunSchemas } from '../publish/dropSchema.ts';
import { publish, type Publication } from '../publish/publish.ts';
import { deferring, type TargetOptions } from '../targets/deferring.ts';
import { inTarget } from '../targets/targetProject.ts';
import { reach } from '../targets/reach.ts';
import { DeclaredTypes } from './checkRelation.ts';
import { cancelOn, CancelledError, Halt } from './halt.ts';
import { inShadow } from './inShadow.ts';
import { refusedQueries } from './refusedQueries.ts';
import type { BuildResult, ModelResult } from './types.ts';

/** How a build is run. */
export interface BuildOptions extends PlanOptions, TargetOptions {
  database: string;
  /** Models built and tests run at the same time. */
  threads?: number;
  /** How many milliseconds the publish tries to get past readers. */
  patience?: number;
  /** Told what the build waits for. */
  log?: (message: string) => void;
  /** Ends the build: statements are cancelled, what was built is dropped, what was live is untouched. */
  signal?: AbortSignal;
  /** Whether the first failure ends the build. */
  failFast?: boolean | undefined;
  /** A folder for run_results.json. */
  artifacts?: string | undefined;
  /** What the run is recorded as. */
  command?: 'build' | 'retry';
  /** A failed run whose tables are used again where they would be built the same. */
  past?: RecordedRun;
  /** Asked as soon as no other build goes on: what else this one is to do. */
  resume?: (client: pg.Client) => Promise<Partial<BuildOptions>>;
}

/**
 * Builds what the plan asks for in a shadow schema, tests it, and publishes all or nothing. A failed model or test is in
 * the result, and what was live is untouched.
 * @throws TransformError when the build cannot be started or published.
 */
export const build = async (declared: Project, asked: BuildOptions): Promise<BuildResult> => {
  const { database, signal, log = () => undefined } = asked;
  const { name } = inTarget(declared, asked.target);
  const client = await connect(database, name);
  const stop = cancelOn(signal, database, [client]);
  const startedAt = new Date();
  let isPlanned = false;
  let isSettled = false;
  /** From here on nothing is cancelled any more: a commit that is under way cannot be taken back. */
  const settle = async (): Promise<void> => {
    await stop();
    if (signal?.aborted) throw new CancelledError();
    isSettled = true;
  };
  try {
    await lockExclusively(client, `rosetta-transform.${name}`, (holders) =>
      log(`waiting for another build of ${name}: ${describe(holders)}`),
    );
    // What the last run left, and what a target has, is read under the lock: another build may be writing it until then.
    const options = { ...asked, ...(await asked.resume?.(client)) };
    const project = await deferring(declared, database, options);
    project.target?.notes.forEach((note) => log(note));
    sunsetWarnings(project).forEach(log);
    await ensureOps(client, name);
    await dropRunSchemas(client, name, options.past?.runId); // what killed and failed builds left
    const { sourcesLock } = project.config;
    // Held until the tests are done: what is built and what is tested must be the same whole loads.
    if (sourcesLock)
      await lockExclusively(client, sourcesLock, (holders) =>
        log(`waiting for ${sourcesLock}: ${describe(holders)}`),
      );
    const plan = await makePlan(client, project, options);
    isPlanned = true;
    distributionNote(project, plan).forEach(log);
    try {
      const result = await recorded(
        client,
        { project, plan, options },
        (runId) => carryOut(client, { project, plan, runId, settle }, options).finally(stop), // or a late cancel would hit what follows
      );
      // What a failed run built waits for `retry`.
      const kept = result.status === 'failed' ? result.runId : undefined;
      return { ...result, leftovers: await dropRunSchemas(client, name, kept) };
    } catch (error) {
      await dropRunSchemas(client, name).catch(() => undefined); // else the next build does
      throw error;
    }
  } catch (error) {
    await stop();
    if (!signal?.aborted || isSettled) throw error;
    if (!isPlanned) await recordUnplanned(client, name, { options: asked, startedAt });
    throw new CancelledError();
  } finally {
    await stop();
    await client.end();
  }
};

const carryOut = async (
  client: pg.Client,
  { project, plan, runId, settle }: Pick<Publication, 'project' | 'plan' | 'runId' | 'settle'>,
  options: BuildOptions,
): Promise<BuildResult> => {
  const halt = new Halt(options);
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
  const units = await runUnitTests(
    project,
    unitTestsOf(project, unitTested(project, plan)),
    options.database,
    halt,
  );
  if (halt.isCancelled)
    return { ...result, status: 'cancelled', tests: units.map((finding) => finding.result) };
  if (units.some(({ result: unit }) => stops(unit))) {
    await recordFailures(client, { project: project.name, runId, findings: units });
    return { ...result, status: 'failed', tests: units.map((finding) => finding.result) };
  }
  const built = await inShadow(
    client,
    { project, plan, run: runSchemas(project.name, runId, reach(project)), types: new DeclaredTypes() },
    { ...options, halt },
  );
  result.models = plan.steps.map((step): ModelResult => built.models.get(step.model) ?? unbuilt(step));
  result.tests = [...units, ...built.tests].map((finding) => finding.result);
  await recordFailures(client, { project: project.name, runId, findings: built.tests });
  if (halt.isCancelled) return { ...result, status: 'cancelled' };
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
    signal: options.signal,
    log: options.log ?? (() => undefined),
    settle,
  });
  result.status = result.publicationId === null ? 'amended' : 'published';
  return result;
};

const unbuilt = (step: Plan['steps'][number]): ModelResult => {
  const status = step.action === 'remove' ? 'removed' : step.action === 'amend' ? 'amended' : 'kept';
  return { ...step, status, rows: null, ms: 0 };
};

const describe = (holders: readonly Holder[]): string =>
  holders.length === 0
    ? 'it just ended'
    : holders.map(({ pid, application }) => `process ${pid} (${application}) has the lock`).join(', ');
