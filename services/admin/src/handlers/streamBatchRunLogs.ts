import type { Handler, Reply } from '../contract.ts';
import { followRun } from '../live/followRun.ts';
import { findRun } from '../reads/runs.ts';

/** Follows a run while it happens: lines, steps and the run itself, until it has ended. */
export const streamBatchRunLogs: Handler<'streamBatchRunLogs'> = async (
  { path, header, caller, signal },
  { admin },
) => {
  await findRun(admin, caller.scope, path.runId); // a refusal can be told only before the first event
  return {
    status: 200,
    events: followRun(admin, caller.scope, {
      runId: path.runId,
      after: Number(header['last-event-id'] ?? 0),
      signal,
    }),
  } satisfies Reply<'streamBatchRunLogs'>;
};
