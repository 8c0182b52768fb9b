import { setTimeout as sleep } from 'node:timers/promises';
import type { RunWatch } from './runChanges.ts';

interface Watcher {
  /** Something was said since the last look; it is kept, so that what is said while the follower reads is not lost. */
  stale: boolean;
  wake: () => void;
}

/** Hands what is heard of runs to those who follow them; each waits no longer than `patience` says before it looks by itself. */
export const createRunBoard = (patience: () => number) => {
  const watchers = new Map<string, Set<Watcher>>();

  const tell = (told: Iterable<Watcher>): void => {
    for (const watcher of told) {
      watcher.stale = true;
      watcher.wake();
    }
  };

  const wait = async (watcher: Watcher, signal: AbortSignal): Promise<void> => {
    if (!watcher.stale) {
      const said = new AbortController();
      watcher.wake = () => said.abort();
      await sleep(patience(), undefined, { signal: AbortSignal.any([signal, said.signal]) }).catch(
        () => undefined,
      );
    }
    watcher.stale = false;
  };

  return {
    /** Whether anybody follows anything. */
    isWatched: () => watchers.size > 0,
    /** Wakes those who follow a run. */
    say: (runId: string) => tell(watchers.get(runId) ?? []),
    /** Wakes everybody: while nothing was heard, anything may have happened. */
    sayAll: () => tell([...watchers.values()].flatMap((own) => [...own])),
    watch: (runId: string): RunWatch => {
      const watcher: Watcher = { stale: false, wake: () => undefined };
      const own = watchers.get(runId) ?? new Set();
      watchers.set(runId, own.add(watcher));
      return {
        changed: (signal) => wait(watcher, signal),
        close: () => {
          own.delete(watcher);
          if (own.size === 0 && watchers.get(runId) === own) watchers.delete(runId);
        },
      };
    },
  };
};
