import type { Scope } from '@rosetta/access';
import { NotFound } from '@rosetta/service-kit';
import type { Admin } from '../createAdmin.ts';
import type { Run, RunRequest } from '../repositories/batchRuns.ts';

/** Reads a run. @throws NotFound when the batch has none of this id. */
export const findRun = async (admin: Admin, scope: Scope, runId: string): Promise<Run> => {
  const run = await admin.runs.byId(scope, runId);
  if (!run) throw new NotFound(`There is no run ${runId}.`);
  return run;
};

/** Asks the batch for a run in somebody's name, and tells it with the place where it is read. */
export const askForRun = async (admin: Admin, scope: Scope, request: RunRequest) => {
  const runId = await admin.runs.request(request);
  const body = await findRun(admin, scope, runId);
  return { status: 202 as const, body, headers: { Location: `/v1/batch-runs/${runId}` } };
};

/** Whether a run is over, one way or another. */
export const hasEnded = ({ status }: Pick<Run, 'status'>): boolean => !['queued', 'running'].includes(status);
