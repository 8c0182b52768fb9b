import type { Response } from 'express';
import { CallerGone, UpstreamFault } from './fault.ts';

/** A clock for one request: the signal stops the call when time is up or the caller is gone; `done` stops the clock. */
export const deadlineOf = (
  res: Response,
  milliseconds: number,
): { signal: AbortSignal; done: () => void } => {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new UpstreamFault('timeout', `no whole answer in ${milliseconds} ms`)),
    milliseconds,
  );
  const gone = () => {
    if (!res.writableFinished) controller.abort(new CallerGone());
  };
  res.once('close', gone);
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer);
      res.off('close', gone);
    },
  };
};
