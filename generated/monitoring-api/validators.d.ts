// Written by the contract generator from the OpenAPI spec; edit the spec instead.
import type { OperationContract } from './runtime/index.ts';

/** The contract of each operation, compiled ahead of time. */
export declare const validators: {
  readonly listBatchRuns: OperationContract;
  readonly startBatchRun: OperationContract;
  readonly getBatchRun: OperationContract;
  readonly cancelBatchRun: OperationContract;
  readonly relaunchBatchRun: OperationContract;
  readonly listBatchRunLogs: OperationContract;
  readonly streamBatchRunLogs: OperationContract;
  readonly listRejectedRows: OperationContract;
  readonly replayRejectedRows: OperationContract;
  readonly listBatchSchedules: OperationContract;
  readonly pauseBatchSchedule: OperationContract;
  readonly resumeBatchSchedule: OperationContract;
  readonly listAdminActions: OperationContract;
};

export { judgeBody, judgeParameters, judgeReply } from './runtime/index.ts';
