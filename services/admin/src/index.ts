export type { AdminDeps, AdminHandlers, AdminOperationId } from './contract.ts';
export { type Admin, type AdminOptions, createAdmin } from './createAdmin.ts';
export { adminHandlers } from './handlers/index.ts';
export { listenForRuns } from './live/listenForRuns.ts';
export { pollRuns, type RunChanges } from './live/runChanges.ts';
export { runBatchService } from './runBatchService.ts';
export type { BatchServiceOptions } from './serviceOptions.ts';
