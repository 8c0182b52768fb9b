import { useOperation } from '@rosetta/plugin-rosetta-core';
import { key } from './key';
import { useClientCall } from './useClientCall';

/** listCostDimensions: what the filters can choose from. */
export const useCostDimensions = () => {
  const run = useClientCall();
  return useOperation(key('listCostDimensions'), (signal) =>
    run((client) => client.GET('/v1/costs/dimensions', { signal })),
  );
};
