import { decodeCursor, pageOf } from '@rosetta/service-kit';
import type { Handler, Reply } from '../contract.ts';
import { isRejectedKey } from '../reads/keys.ts';

/** Lists the documents that broke their contract, newest first. */
export const listRejectedRows: Handler<'listRejectedRows'> = async ({ query, caller }, { admin }) => {
  const { cursor, limit, ...filters } = query;
  const binding = { revision: 'rejected', filters };
  const after = decodeCursor(cursor, binding, isRejectedKey);
  const rows = await admin.rejected.list(caller.scope, { ...filters, after, limit });
  return {
    status: 200,
    body: pageOf(rows, limit, binding, ({ rejectedAt, loader, collection, rawId }) => [
      rejectedAt,
      loader,
      collection,
      rawId,
    ]),
  } satisfies Reply<'listRejectedRows'>;
};
