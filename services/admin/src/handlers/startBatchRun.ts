import type { Handler, Reply } from '../contract.ts';
import { askForRun } from '../reads/runs.ts';

/** Asks for a run in the caller's name; it waits for its turn. */
export const startBatchRun: Handler<'startBatchRun'> = async ({ body, header, caller }, { admin }) => {
  const { command, ...inputs } = body;
  return (await askForRun(admin, caller.scope, {
    command,
    inputs,
    who: caller.subject,
    key: header['idempotency-key'],
  })) satisfies Reply<'startBatchRun'>;
};
