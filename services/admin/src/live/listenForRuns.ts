import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceOptions } from '@rosetta/service-kit';
import pg from 'pg';
import { createRunBoard } from './runBoard.ts';
import type { RunChanges } from './runChanges.ts';

/** How to hear of runs. */
export interface ListenOptions {
  url: string;
  /** What the connection is called in `pg_stat_activity`. */
  name: string;
  log: ServiceOptions<never, never>['log'];
  /** How often a follower looks by itself while the connection listens: a notification is not owed to anybody. */
  listeningMs?: number;
  /** How often while there is no connection. */
  deafMs?: number;
}

const channel = 'rosetta_run';
const longestPauseMs = 30_000;

/**
 * Hears of changed runs over one connection of this process, however many follow them; it is made when the first one does.
 * While it is lost, followers look by themselves, and it is sought again.
 */
export const listenForRuns = ({
  url,
  name,
  log,
  listeningMs = 5_000,
  deafMs = 1_000,
}: ListenOptions): RunChanges => {
  const stopped = new AbortController();
  let listening = false;
  let ear: Promise<void> | undefined;
  const board = createRunBoard(() => (listening ? listeningMs : deafMs));

  /** Listens until the connection ends. */
  const listen = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: url,
      application_name: `${name} runs`,
      keepAlive: true,
    });
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    client.on('error', () => undefined); // `end` follows
    client.on('end', end);
    client.on('notification', ({ payload }) => board.say(payload ?? ''));
    const hangUp = () => void client.end().catch(() => undefined);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      stopped.signal.addEventListener('abort', hangUp);
      if (stopped.signal.aborted) hangUp();
      listening = true;
      board.sayAll();
      await ended;
    } finally {
      listening = false;
      stopped.signal.removeEventListener('abort', hangUp);
      hangUp();
    }
  };

  const keepListening = async (): Promise<void> => {
    for (let failures = 0; !stopped.signal.aborted;) {
      const began = Date.now();
      await listen().catch((error: unknown) =>
        log.warn({ err: error }, 'runs cannot be heard; looking instead'),
      );
      // One that held for a while was well: only those that fail at once are sought more and more slowly.
      failures = Date.now() - began > longestPauseMs ? 0 : failures + 1;
      const pause = Math.min(250 * 2 ** failures, longestPauseMs);
      await sleep(pause, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };

  return {
    watch: (runId) => {
      ear ??= keepListening();
      return board.watch(runId);
    },
    stop: async () => {
      stopped.abort();
      await ear;
    },
  };
};
