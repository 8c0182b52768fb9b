import type { AdminDeps, AdminHandlers } from '../contract.ts';
import { toAdminProblem } from '../problems.ts';
import { cancelBatchRun } from './cancelBatchRun.ts';
import { getBatchRun } from './getBatchRun.ts';
import { listAdminActions } from './listAdminActions.ts';
import { listBatchRunLogs } from './listBatchRunLogs.ts';
import { listBatchRuns } from './listBatchRuns.ts';
import { listBatchSchedules } from './listBatchSchedules.ts';
import { listRejectedRows } from './listRejectedRows.ts';
import { pauseBatchSchedule } from './pauseBatchSchedule.ts';
import { relaunchBatchRun } from './relaunchBatchRun.ts';
import { replayRejectedRows } from './replayRejectedRows.ts';
import { resumeBatchSchedule } from './resumeBatchSchedule.ts';
import { startBatchRun } from './startBatchRun.ts';
import { streamBatchRunLogs } from './streamBatchRunLogs.ts';

const handlers: AdminHandlers = {
  listBatchRuns,
  startBatchRun,
  getBatchRun,
  cancelBatchRun,
  relaunchBatchRun,
  listBatchRunLogs,
  streamBatchRunLogs,
  listRejectedRows,
  replayRejectedRows,
  listBatchSchedules,
  pauseBatchSchedule,
  resumeBatchSchedule,
  listAdminActions,
};

type AnyHandler = (input: never, deps: AdminDeps) => Promise<unknown>;

const told =
  (handler: AnyHandler): AnyHandler =>
  async (input, deps) => {
    try {
      return await handler(input, deps);
    } catch (error) {
      throw toAdminProblem(error, deps.admin.batch);
    }
  };

/** One handler per admin operation; what the batch's functions refuse comes out as a problem. */
export const adminHandlers = Object.fromEntries(
  Object.entries(handlers).map(([id, handler]) => [id, told(handler as AnyHandler)]),
) as unknown as AdminHandlers;
