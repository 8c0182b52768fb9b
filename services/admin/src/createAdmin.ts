import type { CommonQueryMethods } from 'slonik';
import type { RunChanges } from './live/runChanges.ts';
import { adminActions } from './repositories/adminActions.ts';
import { batchRuns } from './repositories/batchRuns.ts';
import { batchSchedules } from './repositories/batchSchedules.ts';
import { rejectedRows } from './repositories/rejectedRows.ts';
import { runLogs } from './repositories/runLogs.ts';

/** What the admin operations work on. */
export interface AdminOptions {
  pool: CommonQueryMethods;
  /** The batch whose tables are in this database. */
  batch: string;
  changes: RunChanges;
}

/** Opens the batch of a database to the admin operations. */
export const createAdmin = ({ pool, batch, changes }: AdminOptions) => ({
  batch,
  changes,
  runs: batchRuns(pool, batch),
  logs: runLogs(pool),
  schedules: batchSchedules(pool, batch),
  rejected: rejectedRows(pool),
  actions: adminActions(pool, batch),
});

/** The batch of a database, as handlers see it. */
export type Admin = ReturnType<typeof createAdmin>;
