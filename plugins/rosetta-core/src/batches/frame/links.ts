import { useMemo } from 'react';
import { useBatches } from '../api/BatchesContext';

/** The addresses of the batch's pages. */
export const useLinks = () => {
  const { path } = useBatches();
  return useMemo(
    () => ({
      runs: path,
      run: (runId: string, search = '') => `${path}/runs/${encodeURIComponent(runId)}${search}`,
      rejected: `${path}/rejected`,
      actions: `${path}/actions`,
    }),
    [path],
  );
};
