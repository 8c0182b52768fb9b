import { useOperation } from '@rosetta/plugin-rosetta-core';
import { key } from './key';
import { useClientCall } from './useClientCall';

/** getLastPublication: when the figures were published, and by which run. */
export const useLastPublication = () => {
  const run = useClientCall();
  return useOperation(key('getLastPublication'), (signal) =>
    run((client) => client.GET('/v1/publications/last', { signal })),
  );
};
