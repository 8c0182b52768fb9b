import type { RunOrder } from '../api/client';
import { useBatchAction } from './useBatchAction';

type Keyed<T> = T & { key: string };
const once = (key: string) => ({ header: { 'Idempotency-Key': key } });

/** startBatchRun; the key makes a second press of the button ask for the same run. */
export const useStartRun = () =>
  useBatchAction((client, { key, order }: Keyed<{ order: RunOrder }>) =>
    client.POST('/v1/batch-runs', { params: once(key), body: order }),
  );

/** cancelBatchRun. */
export const useCancelRun = (runId: string) =>
  useBatchAction((client, _: void) =>
    client.POST('/v1/batch-runs/{runId}/cancel', { params: { path: { runId } } }),
  );

/** relaunchBatchRun. */
export const useRelaunchRun = (runId: string) =>
  useBatchAction((client, { key }: Keyed<object>) =>
    client.POST('/v1/batch-runs/{runId}/relaunch', { params: { path: { runId }, ...once(key) } }),
  );

/** replayRejectedRows. */
export const useReplay = () =>
  useBatchAction((client, { key, loader, rawIds }: Keyed<{ loader: string; rawIds?: string[] }>) =>
    client.POST('/v1/rejected-rows/replay', { params: once(key), body: { loader, rawIds } }),
  );

/** pauseBatchSchedule and resumeBatchSchedule. */
export const usePauseSchedule = (name: string) =>
  useBatchAction((client, paused: boolean) =>
    paused
      ? client.POST('/v1/batch-schedules/{name}/pause', { params: { path: { name } } })
      : client.POST('/v1/batch-schedules/{name}/resume', { params: { path: { name } } }),
  );
