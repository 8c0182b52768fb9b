import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { connect } from '../database/connect.ts';
import { TransformError } from '../text/diagnostics.ts';

/** A run that somebody ended before it published anything. */
export class CancelledError extends TransformError {
  override readonly name = 'CancelledError';

  constructor() {
    super('cancelled; what was live is untouched');
  }
}

/** Says when a run stops before its end: somebody cancels it, or, with `--fail-fast`, something failed. */
export class Halt {
  /** Aborted when no statement should go on. */
  readonly signal: AbortSignal;
  private readonly user: AbortSignal | undefined;
  private readonly own = new AbortController();
  private readonly failFast: boolean;

  constructor({
    signal,
    failFast = false,
  }: {
    signal?: AbortSignal | undefined;
    failFast?: boolean | undefined;
  }) {
    this.user = signal;
    this.failFast = failFast;
    this.signal = signal ? AbortSignal.any([signal, this.own.signal]) : this.own.signal;
  }

  /** Something failed: with `--fail-fast` nothing else goes on. */
  failed(): void {
    if (this.failFast) this.own.abort();
  }

  get isHalted(): boolean {
    return this.signal.aborted;
  }

  /** Whether somebody asked for the end. */
  get isCancelled(): boolean {
    return this.user?.aborted ?? false;
  }
}

/**
 * Ends what some sessions are doing as soon as a signal says so. The sessions themselves stay: their statements fail, and
 * whoever waits for them can clean up.
 * @returns a function that stops listening, and waits for a cancel that is under way.
 */
export const cancelOn = (
  signal: AbortSignal | undefined,
  database: string,
  clients: readonly pg.Client[],
): (() => Promise<void>) => {
  let cancelling = Promise.resolve();
  const over = new AbortController();
  const cancel = (): void => {
    cancelling = cancelUntil(over.signal, database, clients);
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return async () => {
    signal?.removeEventListener('abort', cancel);
    over.abort();
    await cancelling;
  };
};

/** Cancels again and again: a session that is between two statements when the server hears of it goes on to the next. */
const cancelUntil = async (
  over: AbortSignal,
  database: string,
  clients: readonly pg.Client[],
): Promise<void> => {
  while (!over.aborted) {
    await cancelStatements(database, clients).catch(() => undefined); // the statements end by themselves then
    await pause(100, undefined, { signal: over }).catch(() => undefined);
  }
};

const cancelStatements = async (database: string, clients: readonly pg.Client[]): Promise<void> => {
  const canceller = await connect(database, 'cancel');
  try {
    // Sessions of the same role: no right of its own is needed.
    await canceller.query('select pg_cancel_backend(pid) from unnest($1::int[]) as pid', [
      clients.map((client) => (client as pg.Client & { processID: number }).processID),
    ]);
  } finally {
    await canceller.end();
  }
};
