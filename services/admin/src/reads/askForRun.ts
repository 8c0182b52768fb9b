import { isDeepStrictEqual } from 'node:util';
import { Conflict, NotFound } from '@rosetta/service-kit';
import type { Admin } from '../createAdmin.ts';
import type { Run, RunRequest } from '../repositories/batchRuns.ts';
import type { Scope } from '@rosetta/access';

const isSame = ({ command, inputs, relaunchOf }: RunRequest, run: Run): boolean =>
  run.command === command &&
  (run.relaunchOf ?? undefined) === relaunchOf &&
  Object.entries(inputs).every(([name, value]) => isDeepStrictEqual(run.inputs[name] ?? null, value ?? null));

/**
 * Asks the batch for a run in somebody's name; the same key of the same caller gives the run that it gave before.
 * @throws Conflict when that one was asked to do something else.
 */
export const askForRun = async (admin: Admin, scope: Scope, request: RunRequest) => {
  // Keys are the callers' own: two who choose the same text must not get each other's run.
  const key = request.key === undefined ? undefined : `${request.who} ${request.key}`;
  const runId = await admin.runs.request({ ...request, key });
  const run = await findRun(admin, scope, runId);
  if (key !== undefined && !isSame(request, run)) {
    throw new Conflict(
      'idempotency-key-reused',
      'Key used before',
      `This Idempotency-Key has asked for another run, ${runId}; take a new key for a new run.`,
    );
  }
  return { status: 202 as const, body: run, headers: { Location: `/v1/batch-runs/${runId}` } };
};

/** Reads a run. @throws NotFound when the batch has none of this id. */
export const findRun = async (admin: Admin, scope: Scope, runId: string): Promise<Run> => {
  const run = await admin.runs.byId(scope, runId);
  if (!run) throw new NotFound(`There is no run ${runId}.`);
  return run;
};

/** Whether a run is over, one way or another. */
export const hasEnded = ({ status }: Pick<Run, 'status'>): boolean => !['queued', 'running'].includes(status);
