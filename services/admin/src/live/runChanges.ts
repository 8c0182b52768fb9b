import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for what one follower of a run wants to know. */
export interface RunWatch {
  /** Resolves when the run may have changed since it last resolved: something was said, time has passed, or the signal was aborted. */
  changed: (signal: AbortSignal) => Promise<void>;
  close: () => void;
}

/** Says when runs change. */
export interface RunChanges {
  watch: (runId: string) => RunWatch;
  stop: () => Promise<void>;
}

/** Only looks again every so often: for where nothing can be heard. */
export const pollRuns = (everyMs: number): RunChanges => ({
  watch: () => ({
    changed: (signal) => sleep(everyMs, undefined, { signal }).catch(() => undefined),
    close: () => undefined,
  }),
  stop: async () => undefined,
});
