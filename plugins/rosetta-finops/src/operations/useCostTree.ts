import { useOperation, usePagedOperation } from '@rosetta/plugin-rosetta-core';
import type { CostQuery } from '../filters/costQuery';
import type { Level } from '../filters/costFilters';
import { key } from './key';
import { useClientCall } from './useClientCall';

/** The parameters of one level of the cost tree. */
export type TreeQuery = CostQuery & { level: Level };

// Most levels fit one page, so that the rows and their total are read together.
const limit = 500;

/** getCostTree: the nodes of one level, page by page. */
export const useCostTree = (query: TreeQuery) => {
  const run = useClientCall();
  return usePagedOperation(key('getCostTree', query), (cursor, signal) =>
    run((client) => client.GET('/v1/costs/tree', { params: { query: { ...query, limit, cursor } }, signal })),
  );
};

/** getCostTree, for its totals and its first node only. */
export const useCostTotals = (query: TreeQuery, options?: { enabled?: boolean }) => {
  const run = useClientCall();
  return useOperation(
    [...key('getCostTree', query), 'totals'],
    (signal) =>
      run((client) => client.GET('/v1/costs/tree', { params: { query: { ...query, limit: 1 } }, signal })),
    options,
  );
};
