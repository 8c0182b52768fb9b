import { collectPages, unwrap } from '@rosetta/plugin-rosetta-core';
import { useMemo } from 'react';
import type { CostQuery } from '../filters/costQuery';
import { useClientCall } from './useClientCall';
import type { TreeQuery } from './useCostTree';

/** Reads whole lists for an export: every page, all of one publication. */
export const useReadAll = () => {
  const run = useClientCall();
  return useMemo(
    () => ({
      readTree: (query: TreeQuery) =>
        collectPages((cursor) =>
          unwrap(
            run((client) =>
              client.GET('/v1/costs/tree', { params: { query: { ...query, limit: 1000, cursor } } }),
            ),
          ),
        ),
      readLines: (query: CostQuery) =>
        collectPages((cursor) =>
          unwrap(
            run((client) =>
              client.GET('/v1/costs/lines', { params: { query: { ...query, limit: 1000, cursor } } }),
            ),
          ),
        ),
    }),
    [run],
  );
};
