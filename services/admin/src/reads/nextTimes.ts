import { Cron } from 'croner';
import type { Schedule } from '../repositories/batchSchedules.ts';

/** How many times are told: enough to see the rhythm. */
const shown = 5;

/** The next times of a schedule after a moment; none while it is paused. */
export const nextTimes = (
  { cron, timeZone, paused }: Pick<Schedule, 'cron' | 'timeZone' | 'paused'>,
  now: Date,
): string[] =>
  paused ? [] : new Cron(cron, { timezone: timeZone }).nextRuns(shown, now).map((time) => time.toISOString());
