import { usePagedOperation } from '../../operations/usePagedOperation';
import type { RunQuery } from '../api/client';
import { hasEnded, type Run } from '../api/shapes';
import { useBatchCall } from './useBatchCall';
import { useKey } from './useKey';

const busy = 3_000;
// A schedule may start one while nobody does anything.
const quiet = 30_000;

/** listBatchRuns: newest first, page by page; asked again while something runs. */
export const useBatchRuns = (query: RunQuery) => {
  const call = useBatchCall();
  return usePagedOperation(
    useKey('listBatchRuns', query),
    (cursor, signal) =>
      call((client) =>
        client.GET('/v1/batch-runs', { params: { query: { ...query, limit: 50, cursor } }, signal }),
      ),
    {
      refetchInterval: (pages) =>
        pages?.some(({ items }) => items.some((run: Run) => !hasEnded(run))) ? busy : quiet,
    },
  );
};
