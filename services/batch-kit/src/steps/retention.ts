import pg from 'pg';
import type { Step } from '../run/steps.ts';

/** How many days are kept. */
export interface Retention {
  /** Lines of logs. */
  logs: number;
  /** Runs, with their steps and what is left of their logs. */
  runs: number;
  /** Who did what. */
  actions: number;
  /** Jobs that nobody could do. */
  jobs: number;
}

/** Rows deleted by one statement: short transactions, so that nobody waits for them. */
const atOnce = 10_000;

/** Forgets what is older than is kept. What is queued or running stays, however old. */
export const retentionStep = (database: string, batch: string, keep: Retention): Step => ({
  name: 'retention',
  work: async ({ signal, count }) => {
    const client = new pg.Client({ connectionString: database, application_name: 'batch retention' });
    await client.connect();
    try {
      const forget = async (sql: string, days: number): Promise<number> => {
        let forgotten = 0;
        for (;;) {
          signal.throwIfAborted();
          const { rowCount } = await client.query(sql, [batch, days, atOnce]);
          forgotten += rowCount ?? 0;
          if ((rowCount ?? 0) < atOnce) return forgotten;
        }
      };
      const lines = await forget(oldLines, keep.logs);
      const runs = await forget(oldRuns, keep.runs);
      const actions = await forget(oldActions, keep.actions);
      const jobs = await forget(oldJobs, keep.jobs);
      count({ written: lines + runs + actions + jobs });
      return lines + runs + actions + jobs === 0
        ? 'Nothing is old enough to be forgotten.'
        : `Forgotten: ${lines} log lines, ${runs} runs, ${actions} actions, ${jobs} jobs.`;
    } finally {
      await client.end();
    }
  },
});

const over = `run.batch = $1 and run.finished_at < now() - make_interval(days => $2)`;

const oldLines = `
  delete from ops.run_log where (run_id, line) in (
    select line.run_id, line.line from ops.run_log as line join ops.batch_run as run using (run_id) where ${over} limit $3
  )`;

const oldRuns = `delete from ops.batch_run where run_id in (select run_id from ops.batch_run as run where ${over} limit $3)`;

const oldActions = `
  delete from ops.admin_action where action_id in (
    select action_id from ops.admin_action where batch = $1 and acted_at < now() - make_interval(days => $2) limit $3
  )`;

const oldJobs = `
  select from graphile_worker.complete_jobs((
    select array_agg(id) from (
      select id from graphile_worker.jobs
      where task_identifier = 'batch:' || $1::text and locked_at is null
        and attempts >= max_attempts and updated_at < now() - make_interval(days => $2) limit $3
    ) as old
  ))`;
