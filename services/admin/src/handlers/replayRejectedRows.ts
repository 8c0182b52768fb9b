import type { Handler, Reply } from '../contract.ts';
import { askForRun } from '../reads/runs.ts';

/** Asks for a run that reads rejected documents again with today's contract. */
export const replayRejectedRows: Handler<'replayRejectedRows'> = async (
  { body, header, caller },
  { admin },
) =>
  (await askForRun(admin, caller.scope, {
    command: 'replay',
    inputs: body,
    who: caller.subject,
    key: header['idempotency-key'],
  })) satisfies Reply<'replayRejectedRows'>;
