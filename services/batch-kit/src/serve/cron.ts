import { createTask, validateDetailed } from 'node-cron';

/** The next times of a cron expression. @throws Error that names the field, or the time zone. */
export const nextTimes = ({ cron, timeZone }: { cron: string; timeZone: string }, count: number): Date[] => {
  const { valid, errors } = validateDetailed(cron);
  if (!valid) throw new Error(errors.map(({ field, message }) => `${field}: ${message}`).join('; '));
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new Error(`${timeZone} is no time zone; write Europe/Paris or UTC.`);
  }
  const task = createTask(cron, () => undefined, { timezone: timeZone });
  try {
    return task.getNextRuns(count);
  } finally {
    void task.destroy();
  }
};
