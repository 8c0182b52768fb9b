import { useOperation } from '../../operations/useOperation';
import { useBatchCall } from './useBatchCall';
import { useKey } from './useKey';

/** listBatchSchedules: when the batch runs by itself. */
export const useBatchSchedules = () => {
  const call = useBatchCall();
  return useOperation(
    useKey('listBatchSchedules'),
    (signal) => call((client) => client.GET('/v1/batch-schedules', { params: {}, signal })),
    { refetchInterval: () => 30_000 },
  );
};
