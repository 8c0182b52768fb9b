import { useCallback } from 'react';
import { useBatches } from '../api/BatchesContext';
import type { BatchClient } from '../api/client';

/** Runs a call once the client is known. */
export const useBatchCall = () => {
  const { client } = useBatches();
  return useCallback(async <T>(call: (client: BatchClient) => Promise<T>) => call(await client()), [client]);
};
