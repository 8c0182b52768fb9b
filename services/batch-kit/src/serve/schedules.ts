import { createTask, type ScheduledTask } from 'node-cron';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { ScheduleDeclaration } from '../declare.ts';
import { nextTimes } from './cron.ts';

/** What fires the schedules of a batch. */
export interface Schedules {
  /** Asks once for each time that passed unseen: the worker was away, or the database was. */
  makeUp: () => Promise<void>;
  stop: () => Promise<void>;
}

/** A time that is this late was missed: the clock of whoever should have struck has had its chance. */
const lateAfter = '30 seconds';

/** Writes down the schedules with their next times, and asks for a run whenever one is due. Several workers may do so at once. */
export const startSchedules = async (
  pool: pg.Pool,
  batch: string,
  schedules: readonly ScheduleDeclaration[],
  { log, makeUpMissed }: { log: Logger; makeUpMissed: boolean },
): Promise<Schedules> => {
  await writeSchedules(pool, batch, schedules);
  const due = async (schedule: ScheduleDeclaration, at: Date): Promise<void> => {
    try {
      await request(pool, batch, schedule, { at, log });
    } catch (error) {
      // Its next time stays in the past, so it is made up when the database is back.
      log.error(
        { schedule: schedule.name, err: error },
        `the schedule ${schedule.name} could not ask for its run`,
      );
    }
  };
  const tasks = schedules.map((schedule): ScheduledTask => {
    const task = createTask(schedule.cron, ({ date }) => due(schedule, date), {
      name: `${batch} ${schedule.name}`,
      timezone: schedule.timeZone,
      suppressMissedWarning: true,
    });
    task.on('execution:missed', ({ date }) => due(schedule, date));
    void task.start();
    return task;
  });
  return {
    makeUp: async () => {
      const { rows } = await pool.query<{ name: string; at: Date }>(
        `select name, next_at as at from ops.batch_schedule where batch = $1 and next_at < now() - $2::interval`,
        [batch, lateAfter],
      );
      for (const { name, at } of rows) {
        const schedule = schedules.find((each) => each.name === name);
        if (!schedule) continue;
        if (makeUpMissed) {
          log.warn(
            { schedule: name, at },
            `the schedule ${name} missed ${at.toISOString()}: it is made up now`,
          );
          await request(pool, batch, schedule, { at, log });
        } else {
          log.warn({ schedule: name, at }, `the schedule ${name} missed ${at.toISOString()}: it is left out`);
          await moveOn(pool, batch, schedule);
        }
      }
    },
    stop: async () => {
      for (const task of tasks) await task.destroy();
    },
  };
};

/** What is configured is written; what is no longer so goes. Who paused a schedule is not forgotten. */
const writeSchedules = async (
  pool: pg.Pool,
  batch: string,
  schedules: readonly ScheduleDeclaration[],
): Promise<void> => {
  for (const schedule of schedules) {
    const { name, cron, timeZone, command, inputs } = schedule;
    await pool.query(
      `insert into ops.batch_schedule as known (batch, name, cron, time_zone, command, inputs, next_at)
       values ($1, $2, $3, $4, $5, ops.check_inputs($1, $5, $6), $7)
       on conflict (batch, name) do update set cron = $3, time_zone = $4, command = $5, inputs = excluded.inputs,
         next_at = case when (known.cron, known.time_zone) = ($3, $4) then coalesce(known.next_at, $7) else $7 end`,
      [batch, name, cron, timeZone, command, inputs, nextTimes(schedule, 1)[0]],
    );
  }
  await pool.query('delete from ops.batch_schedule where batch = $1 and name <> all ($2)', [
    batch,
    schedules.map(({ name }) => name),
  ]);
};

const request = async (
  pool: pg.Pool,
  batch: string,
  schedule: ScheduleDeclaration,
  { at, log }: { at: Date; log: Logger },
): Promise<void> => {
  const { rows } = await pool.query<{ runId: string | null }>(
    'select ops.request_scheduled_run($1, $2, $3) as "runId"',
    [batch, schedule.name, at],
  );
  const runId = rows[0]!.runId;
  if (runId) log.info({ schedule: schedule.name, runId, at }, `the schedule ${schedule.name} asks for a run`);
  else
    log.info(
      { schedule: schedule.name, at },
      `the schedule ${schedule.name} asks for no run: it is paused, its last run still waits, or another worker was faster`,
    );
  await moveOn(pool, batch, schedule);
};

const moveOn = async (pool: pg.Pool, batch: string, schedule: ScheduleDeclaration): Promise<void> => {
  await pool.query('update ops.batch_schedule set next_at = $3 where batch = $1 and name = $2', [
    batch,
    schedule.name,
    nextTimes(schedule, 1)[0],
  ]);
};
