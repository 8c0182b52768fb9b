import type { Handler, Reply } from '../contract.ts';
import { findRun } from '../reads/runs.ts';

/** Cancels a run that waits, or asks one under way to end at its next safe place. */
export const cancelBatchRun: Handler<'cancelBatchRun'> = async ({ path, caller }, { admin }) => {
  await findRun(admin, caller.scope, path.runId); // of this batch, and not of another one in the same database
  await admin.runs.cancel(path.runId, caller.subject);
  return {
    status: 202,
    body: await findRun(admin, caller.scope, path.runId),
  } satisfies Reply<'cancelBatchRun'>;
};
