import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/** What a test says of a row; the rest is filled in. */
export type Row = Record<string, unknown>;

const insert = async (pool: Pool, table: string, row: Row): Promise<void> => {
  const names = Object.keys(row);
  await pool.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row).map((value) =>
      typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value,
    ),
  );
};

/** A worker's hand in the tables of a batch: what a test needs to have happened. */
export const batchOf = (pool: Pool, batch: string) => ({
  /** A run that the schedule asked for and that is under way, unless the row says otherwise. */
  hasRun: async (row: Row = {}): Promise<string> => {
    const runId = (row.run_id as string | undefined) ?? randomUUID();
    const own = {
      run_id: runId,
      batch,
      command: 'run',
      trigger: 'schedule',
      schedule: 'nightly',
      status: 'running',
    };
    await insert(pool, 'ops.batch_run', { ...own, ...row });
    return runId;
  },
  hasStep: (runId: string, row: Row = {}) =>
    insert(pool, 'ops.batch_step', { run_id: runId, position: 1, name: 'load', status: 'running', ...row }),
  /** Writes lines as a worker does: many in one statement. */
  logs: (runId: string, from: number, to: number, row: { level?: string; step?: string } = {}) =>
    pool.query(
      `insert into ops.run_log (run_id, line, logged_at, level, step, message, fields)
       select $1, line, now(), $4, $5, 'line ' || line, '{"rows": 1}' from generate_series($2::bigint, $3::bigint) as line`,
      [runId, from, to, row.level ?? 'info', row.step ?? 'load'],
    ),
  ends: (runId: string, status = 'succeeded') =>
    pool.query(
      `update ops.batch_run set status = $2, finished_at = now(), message = 'Done.' where run_id = $1`,
      [runId, status],
    ),
  rejects: (row: Row = {}) =>
    insert(pool, 'staging.rejected_row', {
      loader: 'cask.level',
      collection: 'cask_level',
      raw_id: randomUUID(),
      path: 'payload.litres',
      reason: '"full" is not a number',
      document: { payload: { litres: 'full' } },
      run_id: randomUUID(),
      rejected_at: new Date(),
      ...row,
    }),
  rows: async (text: string, values: unknown[] = []) => (await pool.query<Row>(text, values)).rows,
});
