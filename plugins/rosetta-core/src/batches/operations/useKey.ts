import { useBatches } from '../api/BatchesContext';

/** The cache key of an operation; everything below `['batches', batch]` is asked again after a change. */
export const useKey = (operationId: string, query: object = {}) => {
  const { batch } = useBatches();
  return ['batches', batch, operationId, query] as const;
};
