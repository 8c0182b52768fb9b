import { decodeCursor, pageOf } from '@rosetta/service-kit';
import type { Handler, Reply } from '../contract.ts';
import { findRun } from '../reads/runs.ts';
import { isNumberKey } from '../reads/keys.ts';

/** Lists what a run has logged so far, oldest line first. */
export const listBatchRunLogs: Handler<'listBatchRunLogs'> = async ({ path, query, caller }, { admin }) => {
  const { cursor, limit, ...filters } = query;
  const binding = { revision: path.runId, filters };
  const [after] = decodeCursor(cursor, binding, isNumberKey) ?? [0];
  await findRun(admin, caller.scope, path.runId);
  const rows = await admin.logs.list(caller.scope, path.runId, { ...filters, after, limit });
  return {
    status: 200,
    body: pageOf(rows, limit, binding, ({ line }) => [line]),
  } satisfies Reply<'listBatchRunLogs'>;
};
