import type { Response } from 'express';
import { CallerGone, UpstreamFault } from './fault.ts';

/** A clock for one request. */
export type Deadline = {
  /** Stops the call when time is up or the caller is gone. */
  signal: AbortSignal;
  /** Stops the clock, but still watches for the caller: of a stream, only the first byte is waited for. */
  lift: () => void;
  done: () => void;
};

/** Starts the clock of a request. */
export const deadlineOf = (res: Response, milliseconds: number): Deadline => {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new UpstreamFault('timeout', `no whole answer in ${milliseconds} ms`)),
    milliseconds,
  );
  const gone = () => {
    if (!res.writableFinished) controller.abort(new CallerGone());
  };
  res.once('close', gone);
  const lift = () => clearTimeout(timer);
  return {
    signal: controller.signal,
    lift,
    done: () => {
      lift();
      res.off('close', gone);
    },
  };
};
