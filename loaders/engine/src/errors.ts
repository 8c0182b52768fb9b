/** What a caller may want to tell apart: `cancelled` is no failure. */
export type LoadErrorCode = 'refused' | 'cancelled';

/** A refusal in one sentence for the person at the terminal: what, where, what to do. No stack trace is shown for it. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly code: LoadErrorCode;

  constructor(message: string, code: LoadErrorCode = 'refused') {
    super(message);
    this.code = code;
  }
}

/** Stops the work of whoever asked for it. */
export const throwIfCancelled = (signal: AbortSignal | undefined, what: string): void => {
  if (signal?.aborted)
    throw new LoadError(
      `${what} was cancelled: start it again, it goes on from where it stopped.`,
      'cancelled',
    );
};
