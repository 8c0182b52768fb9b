import { usePagedOperation } from '../../operations/usePagedOperation';
import type { RejectedQuery } from '../api/client';
import { useBatchCall } from './useBatchCall';
import { useKey } from './useKey';

/** listRejectedRows: the documents that broke their contract, newest first, page by page. */
export const useRejectedRows = (query: RejectedQuery) => {
  const call = useBatchCall();
  return usePagedOperation(useKey('listRejectedRows', query), (cursor, signal) =>
    call((client) =>
      client.GET('/v1/rejected-rows', { params: { query: { ...query, limit: 50, cursor } }, signal }),
    ),
  );
};
