import type { Handler, Reply } from '../contract.ts';
import { setPaused } from '../reads/setPaused.ts';

/** Pauses a schedule; a run that it has asked for already goes on. */
export const pauseBatchSchedule: Handler<'pauseBatchSchedule'> = async ({ path, caller }, { admin }) =>
  (await setPaused(admin, caller, path.name, true)) satisfies Reply<'pauseBatchSchedule'>;
