import { useMemo } from 'react';
import { collectPages, type Page } from '../../operations/collectPages';
import { unwrap } from '../../operations/unwrap';
import type { ActionQuery, RejectedQuery, RunQuery } from '../api/client';
import { useBatchCall } from './useBatchCall';

const all = async <T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> =>
  (await collectPages(read)).flatMap(({ items }) => items);

/** Reads whole lists for an export. */
export const useReadAll = () => {
  const call = useBatchCall();
  return useMemo(
    () => ({
      runs: (query: RunQuery) =>
        all((cursor) =>
          unwrap(
            call((client) =>
              client.GET('/v1/batch-runs', { params: { query: { ...query, limit: 500, cursor } } }),
            ),
          ),
        ),
      rejected: (query: RejectedQuery) =>
        all((cursor) =>
          unwrap(
            call((client) =>
              client.GET('/v1/rejected-rows', { params: { query: { ...query, limit: 500, cursor } } }),
            ),
          ),
        ),
      actions: (query: ActionQuery) =>
        all((cursor) =>
          unwrap(
            call((client) =>
              client.GET('/v1/admin-actions', { params: { query: { ...query, limit: 500, cursor } } }),
            ),
          ),
        ),
    }),
    [call],
  );
};
