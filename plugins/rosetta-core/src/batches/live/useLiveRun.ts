import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useState } from 'react';
import { unwrap } from '../../operations/unwrap';
import { useBatches } from '../api/BatchesContext';
import { hasEnded, type RunDetail } from '../api/shapes';
import { useBatchCall } from '../operations/useBatchCall';
import { followRun, type RunNews } from './followRun';
import { afterNews, startOf } from './liveState';

// Often enough to look live, seldom enough that a thousand lines a second cost one drawing in ten.
const drawEvery = 100;

/** Follows a run from what was read of it: its steps, lines and end, as they happen. */
export const useLiveRun = (detail: RunDetail) => {
  const { runId } = detail.run;
  const { batch } = useBatches();
  const call = useBatchCall();
  const cache = useQueryClient();
  const [state, take] = useReducer(afterNews, detail, startOf);
  useEffect(() => {
    const controller = new AbortController();
    let waiting: RunNews[] = [];
    const draw = () => {
      if (waiting.length > 0) take(waiting);
      waiting = [];
    };
    const timer = setInterval(draw, drawEvery);
    void followRun({
      signal: controller.signal,
      open: (lastEventId, signal) =>
        unwrap(
          call((client) =>
            client.GET('/v1/batch-runs/{runId}/logs/stream', {
              params: {
                path: { runId },
                header: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
              },
              parseAs: 'stream',
              signal,
            }),
          ),
        ),
      tell: (news) => waiting.push(news),
    }).finally(() => {
      clearInterval(timer);
      if (!controller.signal.aborted) draw();
    });
    return () => controller.abort();
  }, [runId, call]);

  // What it published or would change stands in the run only after its end.
  const [endedBefore] = useState(() => hasEnded(detail.run));
  const ended = hasEnded(state.run) && !endedBefore;
  useEffect(() => {
    if (ended) void cache.invalidateQueries({ queryKey: ['batches', batch] });
  }, [ended, cache, batch]);
  return state;
};
