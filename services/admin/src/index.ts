export type { AdminDeps, AdminHandlers, AdminOperationId } from './contract.ts';
export { type Admin, type AdminOptions, createAdmin } from './createAdmin.ts';
export { adminHandlers } from './handlers/index.ts';
export { pollRuns, type RunChanges } from './live/runChanges.ts';
