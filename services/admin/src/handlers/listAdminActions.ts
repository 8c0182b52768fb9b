import { decodeCursor, pageOf } from '@rosetta/service-kit';
import type { Handler, Reply } from '../contract.ts';
import { isNumberKey } from '../reads/keys.ts';

/** Lists who did what to the batch, newest first. */
export const listAdminActions: Handler<'listAdminActions'> = async ({ query, caller }, { admin }) => {
  const { cursor, limit, ...filters } = query;
  const binding = { revision: 'actions', filters };
  const after = decodeCursor(cursor, binding, isNumberKey);
  const rows = await admin.actions.list(caller.scope, { ...filters, after, limit });
  return {
    status: 200,
    body: pageOf(rows, limit, binding, ({ actionId }) => [actionId]),
  } satisfies Reply<'listAdminActions'>;
};
