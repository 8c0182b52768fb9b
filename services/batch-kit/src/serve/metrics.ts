import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

interface Figures {
  statuses: { status: string; runs: number }[];
  ages: { command: string; seconds: number }[];
  last: { command: string; seconds: number; read: number; written: number; rejected: number }[];
}

/** What Prometheus scrapes. */
export interface Metrics {
  contentType: string;
  metrics: () => Promise<string>;
}

/** The figures of a batch, read from its tables whenever they are asked for: they outlive the worker. */
export const batchMetrics = (pool: pg.Pool, batch: string): Metrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ batch });
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const runs = gauge('rosetta_batch_runs', 'Runs that are kept, by status.', ['status']);
  const age = gauge(
    'rosetta_batch_last_success_age_seconds',
    'Time since the last run that succeeded ended.',
    ['command'],
  );
  const duration = gauge('rosetta_batch_last_run_duration_seconds', 'How long the last ended run took.', [
    'command',
  ]);
  const rows = gauge('rosetta_batch_last_run_rows', 'Rows of the last ended run.', ['command', 'kind']);
  const refresh = async (): Promise<void> => {
    const { statuses, ages, last } = await readFigures(pool, batch);
    for (const each of [runs, age, duration, rows]) each.reset();
    for (const each of statuses) runs.set({ status: each.status }, each.runs);
    for (const { command, seconds } of ages) age.set({ command }, seconds);
    for (const { command, seconds, ...counts } of last) {
      duration.set({ command }, seconds);
      for (const kind of ['read', 'written', 'rejected'] as const) rows.set({ command, kind }, counts[kind]);
    }
  };
  return {
    contentType: registry.contentType,
    metrics: async () => {
      await refresh();
      return registry.metrics();
    },
  };
};

const readFigures = async (pool: pg.Pool, batch: string): Promise<Figures> => {
  const { rows } = await pool.query<Figures>(
    `with ended as (
       select distinct on (command) command, run_id, extract(epoch from finished_at - started_at)::float8 as seconds
       from ops.batch_run where batch = $1 and status in ('succeeded', 'failed') order by command, finished_at desc
     )
     select
       (select coalesce(jsonb_agg(by_status), '[]') from (
          select status, count(run_id) as runs
          from unnest('{queued,running,succeeded,failed,cancelled,lost}'::text[]) as status
          left join (select run_id, status from ops.batch_run where batch = $1) as run using (status) group by status
        ) as by_status) as statuses,
       (select coalesce(jsonb_agg(by_command), '[]') from (
          select command, extract(epoch from now() - max(finished_at))::float8 as seconds
          from ops.batch_run where batch = $1 and status = 'succeeded' group by command
        ) as by_command) as ages,
       (select coalesce(jsonb_agg(by_run), '[]') from (
          select command, seconds, coalesce(sum(rows_read), 0)::float8 as read, coalesce(sum(rows_written), 0)::float8 as written,
            coalesce(sum(rows_rejected), 0)::float8 as rejected
          from ended left join ops.batch_step using (run_id) group by command, seconds
        ) as by_run) as last`,
    [batch],
  );
  return rows[0]!;
};
