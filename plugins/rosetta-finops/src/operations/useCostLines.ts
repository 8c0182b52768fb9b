import { usePagedOperation } from '@rosetta/plugin-rosetta-core';
import type { CostQuery } from '../filters/costQuery';
import { key } from './key';
import { useClientCall } from './useClientCall';

/** listCostLines: the billing lines that make up a figure, page by page. */
export const useCostLines = (query: CostQuery) => {
  const run = useClientCall();
  return usePagedOperation(key('listCostLines', query), (cursor, signal) =>
    run((client) =>
      client.GET('/v1/costs/lines', { params: { query: { ...query, limit: 100, cursor } }, signal }),
    ),
  );
};
