import { useApi } from '@backstage/frontend-plugin-api';
import type { FinopsClient } from '@rosetta/generated/finops-api/client.ts';
import { useCallback } from 'react';
import { finopsApiRef } from '../api/finopsApi';

/** Runs a call once the client is known. */
export const useClientCall = () => {
  const api = useApi(finopsApiRef);
  return useCallback(
    async <T>(call: (client: FinopsClient) => Promise<T>) => call(await api.client()),
    [api],
  );
};
