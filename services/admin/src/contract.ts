import type { contract } from '@rosetta/generated/monitoring-api/types.ts';
import type { Handler as KitHandler, Input as KitInput, Reply as KitReply } from '@rosetta/service-kit';
import type { Admin } from './createAdmin.ts';

/** The operations that every service with a batch has; that the two specs agree is checked where each service takes the handlers. */
export type AdminOperationId =
  | 'listBatchRuns'
  | 'startBatchRun'
  | 'getBatchRun'
  | 'cancelBatchRun'
  | 'relaunchBatchRun'
  | 'listBatchRunLogs'
  | 'streamBatchRunLogs'
  | 'listRejectedRows'
  | 'replayRejectedRows'
  | 'listBatchSchedules'
  | 'pauseBatchSchedule'
  | 'resumeBatchSchedule'
  | 'listAdminActions';

/** What these handlers are given beside the request. */
export interface AdminDeps {
  admin: Admin;
}

/** A handler of one of these operations. */
export type Handler<Id extends AdminOperationId> = KitHandler<contract, Id, AdminDeps>;

/** A documented reply of one of these operations. */
export type Reply<Id extends AdminOperationId> = KitReply<contract, Id>;

/** The checked request of an operation. */
export type Input<Id extends AdminOperationId> = KitInput<contract, Id>;

/** All of these handlers. */
export type AdminHandlers = { readonly [Id in AdminOperationId]: Handler<Id> };
