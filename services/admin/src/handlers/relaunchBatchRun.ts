import type { Handler, Reply } from '../contract.ts';
import { askForRun, findRun } from '../reads/runs.ts';

/** Asks for a run with the inputs of one that has ended. */
export const relaunchBatchRun: Handler<'relaunchBatchRun'> = async ({ path, header, caller }, { admin }) => {
  const { command, inputs, runId } = await findRun(admin, caller.scope, path.runId);
  return (await askForRun(admin, caller.scope, {
    command,
    inputs,
    who: caller.subject,
    relaunchOf: runId,
    key: header['idempotency-key'],
  })) satisfies Reply<'relaunchBatchRun'>;
};
