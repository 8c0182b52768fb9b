import { Conflict } from '@rosetta/service-kit';
import type { Handler, Reply } from '../contract.ts';
import { askForRun, findRun, hasEnded } from '../reads/askForRun.ts';

/** Asks for a run with the inputs of one that has ended. */
export const relaunchBatchRun: Handler<'relaunchBatchRun'> = async ({ path, header, caller }, { admin }) => {
  const old = await findRun(admin, caller.scope, path.runId);
  if (!hasEnded(old)) {
    throw new Conflict(
      'run-not-ended',
      'Run not ended',
      `The run is ${old.status}; wait for its end, or cancel it first.`,
    );
  }
  return (await askForRun(admin, caller.scope, {
    command: old.command,
    inputs: old.inputs,
    who: caller.subject,
    relaunchOf: old.runId,
    key: header['idempotency-key'],
  })) satisfies Reply<'relaunchBatchRun'>;
};
