import { usePagedOperation } from '../../operations/usePagedOperation';
import type { ActionQuery } from '../api/client';
import { useBatchCall } from './useBatchCall';
import { useKey } from './useKey';

/** listAdminActions: who did what, newest first, page by page. */
export const useAdminActions = (query: ActionQuery) => {
  const call = useBatchCall();
  return usePagedOperation(useKey('listAdminActions', query), (cursor, signal) =>
    call((client) =>
      client.GET('/v1/admin-actions', { params: { query: { ...query, limit: 50, cursor } }, signal }),
    ),
  );
};
