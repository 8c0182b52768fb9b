import { setTimeout as sleep } from 'node:timers/promises';

/** Time and chance, so that tests need not wait for either. */
export interface Clock {
  readonly now: () => number;
  /** Waits; throws as soon as the signal says stop. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** The real one. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  random: () => Math.random(),
};

/** Spreads requests evenly: waits until the next one may start. */
export const rateLimiter = (clock: Clock, atMost: { requests: number; perSeconds: number }) => {
  const apart = (atMost.perSeconds * 1_000) / atMost.requests;
  let next = 0;
  return async (signal: AbortSignal): Promise<void> => {
    const now = clock.now();
    const wait = next - now;
    next = Math.max(now, next) + apart;
    if (wait > 0) await clock.sleep(wait, signal);
  };
};
