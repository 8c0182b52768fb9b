import type { Handler, Reply } from '../contract.ts';
import { findRun } from '../reads/runs.ts';

/** Gets one run with its steps and what it changed, or would change. */
export const getBatchRun: Handler<'getBatchRun'> = async ({ path, caller }, { admin }) => {
  const run = await findRun(admin, caller.scope, path.runId);
  const [steps, difference] = await Promise.all([
    admin.runs.steps(caller.scope, run.runId),
    admin.runs.difference(caller.scope, run.runId),
  ]);
  return { status: 200, body: { run, steps: [...steps], difference } } satisfies Reply<'getBatchRun'>;
};
