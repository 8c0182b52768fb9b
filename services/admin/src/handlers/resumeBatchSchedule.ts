import type { Handler, Reply } from '../contract.ts';
import { setPaused } from '../reads/setPaused.ts';

/** Lets a paused schedule go on from its next time. */
export const resumeBatchSchedule: Handler<'resumeBatchSchedule'> = async ({ path, caller }, { admin }) =>
  (await setPaused(admin, caller, path.name, false)) satisfies Reply<'resumeBatchSchedule'>;
