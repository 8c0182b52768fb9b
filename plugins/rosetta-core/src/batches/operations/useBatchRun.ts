import { useOperation } from '../../operations/useOperation';
import { hasEnded, type RunDetail } from '../api/shapes';
import { useBatchCall } from './useBatchCall';
import { useKey } from './useKey';

/** getBatchRun: one run with its steps; with `poll`, asked again every second until it has ended. */
export const useBatchRun = (runId: string, { poll = false }: { poll?: boolean } = {}) => {
  const call = useBatchCall();
  return useOperation<RunDetail>(
    useKey('getBatchRun', { runId }),
    (signal) =>
      call((client) => client.GET('/v1/batch-runs/{runId}', { params: { path: { runId } }, signal })),
    { refetchInterval: (detail) => (poll && !(detail && hasEnded(detail.run)) ? 1_000 : false) },
  );
};
