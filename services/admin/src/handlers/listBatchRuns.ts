import { decodeCursor, pageOf } from '@rosetta/service-kit';
import type { Handler, Reply } from '../contract.ts';
import { isRunKey } from '../reads/keys.ts';

/** Lists the runs of the batch, newest request first. */
export const listBatchRuns: Handler<'listBatchRuns'> = async ({ query, caller }, { admin }) => {
  const { cursor, limit, ...filters } = query;
  const binding = { revision: 'runs', filters };
  const after = decodeCursor(cursor, binding, isRunKey);
  const rows = await admin.runs.list(caller.scope, { ...filters, after, limit });
  return {
    status: 200,
    body: pageOf(rows, limit, binding, ({ requestedAt, runId }) => [requestedAt, runId]),
  } satisfies Reply<'listBatchRuns'>;
};
