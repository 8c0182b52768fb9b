import type { Handler, Reply } from '../contract.ts';
import { nextTimes } from '../reads/nextTimes.ts';

/** Lists the schedules of the batch with their next times. */
export const listBatchSchedules: Handler<'listBatchSchedules'> = async ({ caller }, { admin }) => {
  const now = new Date();
  const schedules = await admin.schedules.list(caller.scope);
  return {
    status: 200,
    body: { items: schedules.map((schedule) => ({ ...schedule, nextTimes: nextTimes(schedule, now) })) },
  } satisfies Reply<'listBatchSchedules'>;
};
