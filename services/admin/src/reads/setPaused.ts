import type { Caller } from '@rosetta/service-kit';
import type { Admin } from '../createAdmin.ts';
import { nextTimes } from './nextTimes.ts';

/** Pauses a schedule in the caller's name, or lets it go on, and tells it as it then is. */
export const setPaused = async (admin: Admin, caller: Caller, name: string, paused: boolean) => {
  await admin.schedules.setPaused(name, paused, caller.subject);
  const schedule = await admin.schedules.byName(caller.scope, name);
  return { status: 200 as const, body: { ...schedule, nextTimes: nextTimes(schedule, new Date()) } };
};
