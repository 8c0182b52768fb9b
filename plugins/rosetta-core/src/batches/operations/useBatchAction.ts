import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ProblemError } from '../../operations/ProblemError';
import { unwrap, type Reply } from '../../operations/unwrap';
import { useBatches } from '../api/BatchesContext';
import type { BatchClient } from '../api/client';
import { useBatchCall } from './useBatchCall';

/** Does something to the batch; afterwards everything that is shown of it is asked again. */
export const useBatchAction = <Input, T>(call: (client: BatchClient, input: Input) => Promise<Reply<T>>) => {
  const { batch } = useBatches();
  const run = useBatchCall();
  const cache = useQueryClient();
  return useMutation<T, ProblemError, Input>({
    mutationFn: (input) => unwrap(run((client) => call(client, input))),
    onSettled: () => void cache.invalidateQueries({ queryKey: ['batches', batch] }),
    networkMode: 'always',
  });
};
