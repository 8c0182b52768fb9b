import pg from 'pg';
import { modelId } from '../artifacts/uniqueId.ts';
import { concernedTests } from '../checks/concernedTests.ts';
import { runTests, type Finding } from '../checks/runTests.ts';
import { storeSchema } from '../citus/storage.ts';
import { opsOf } from '../database/opsSchema.ts';
import { openUpTo, withSessions } from '../database/withSessions.ts';
import { longestPath } from '../graph/longestPath.ts';
import { readingPath, standingPath } from '../plan/runSchemas.ts';
import { modelsOf, type Step } from '../plan/types.ts';
import { reuse, type Reused } from '../runs/reuse.ts';
import { measuredSeconds, type RecordedRun } from '../runs/runs.ts';
import { buildModel, type Building } from './buildModel.ts';
import { buildModels, type Outcome } from './buildModels.ts';
import { buildTogether, isOneRequest } from './buildTogether.ts';
import type { Halt } from './halt.ts';
import type { ModelResult } from './types.ts';

/** Builds and tests beside what is live; a halt cancels what runs and skips the rest. */
export const inShadow = async (
  client: pg.Client,
  building: Building,
  { database, threads = 4, halt, past, log = () => undefined }: Options,
): Promise<{ models: Map<string, ModelResult>; tests: Finding[] }> => {
  const { project, plan, run } = building;
  const built = [...new Set([...modelsOf(plan, 'replace', 'patch', 'refresh'), ...plan.overlaid])];
  const overlaid = plan.overlaid.size > 0;
  const schemas = overlaid ? [run.shadow, run.patch, run.overlay] : [run.shadow];
  if (plan.server === 'citus') schemas.push(storeSchema(run.shadow));
  await client.query(schemas.map((schema) => `create schema ${pg.escapeIdentifier(schema)}`).join('; '));
  const reused: Reused = past ? await reuse(client, { project, plan, past, shadow: run.shadow }) : new Map();
  if (past) log(describe(past, [...reused.keys()]));
  const steps = new Map(plan.steps.map((step) => [step.model, step]));
  const seconds = await secondsOf(client, building, built);
  const isSmall = (name: string) =>
    !reused.has(name) &&
    (seconds.get(name) ?? Infinity) <= aTrip &&
    isOneRequest(project.model(name), steps.get(name)!, plan);
  const { signal } = halt;
  const open = {
    database,
    project: project.name,
    path: overlaid ? readingPath(run) : standingPath(run),
    number: threads,
    first: 1,
    signal,
  };
  return withSessions(open, async (clients, more) => {
    await building.types.ask(
      clients[0]!,
      built.map((name) => project.model(name)),
    );
    const one = async (name: string, worker: pg.Client): Promise<Outcome<ModelResult>> => {
      const rows = reused.get(name);
      if (rows !== undefined)
        return { ok: true, result: { ...steps.get(name)!, status: 'built', rows, ms: 0 } };
      const startedAt = new Date();
      const { ok, result } = await buildModel(worker, building, steps.get(name)!);
      return { ok, result: { ...result, startedAt } };
    };
    const told = (name: string, { ok, result }: Outcome<ModelResult>): Outcome<ModelResult> => {
      if (!ok && halt.isHalted) return { ok, result: skipped(steps.get(name)!) }; // its statement was cancelled
      if (!ok) halt.failed();
      return { ok, result };
    };
    const models = await buildModels<ModelResult>(
      built,
      project.graph,
      { clients, more },
      {
        job: async (names, worker) => {
          const outcomes =
            names.length === 1
              ? [await one(names[0]!, worker)]
              : await buildTogether(
                  worker,
                  building,
                  names.map((name) => steps.get(name)!),
                );
          return outcomes.map((outcome, index) => told(names[index]!, outcome));
        },
        skip: (name) => skipped(steps.get(name)!),
        paths: longestPath(project.graph, built, seconds),
        small: new Set(built.filter(isSmall)),
        signal,
      },
    );
    const whole = [...models.values()].every(({ status }) => status !== 'failed' && status !== 'skipped');
    const tests = whole ? concernedTests(project, plan) : [];
    if (tests.length === 0) return { models, tests: [] };
    return { models, tests: await runTests(tests, await openUpTo(threads, clients, more), halt) };
  });
};

/** Seconds: what a model took the last time when most of it was the way to the server and back. */
const aTrip = 0.02;

interface Options {
  database: string;
  threads?: number | undefined;
  halt: Halt;
  past?: RecordedRun | undefined;
  log?: ((message: string) => void) | undefined;
}

const describe = ({ runId }: RecordedRun, reused: readonly string[]): string =>
  reused.length === 0
    ? `nothing that run ${runId.slice(0, 8)} built can be used again, since models or sources changed; all is built`
    : `${reused.length} model${reused.length === 1 ? ' is' : 's are'} used as run ${runId.slice(0, 8)} built them: ${[...reused].sort().join(', ')}`;

const skipped = (step: Step): ModelResult => ({ ...step, status: 'skipped', rows: null, ms: 0 });

/** What models took when they were built before, by name. */
const secondsOf = async (
  client: pg.Client,
  { project }: Building,
  names: readonly string[],
): Promise<Map<string, number>> => {
  const seconds = await measuredSeconds(client, opsOf(project.name), project.name);
  return new Map(
    names.flatMap((name) => {
      const known = seconds.get(modelId(project.declaredName, project.model(name)));
      return known === undefined ? [] : [[name, known] as const];
    }),
  );
};
