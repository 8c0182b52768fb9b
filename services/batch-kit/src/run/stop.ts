/** Why a run is to stop before its end: somebody cancels it, its worker must end, or the session that holds the lock is gone. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly kind: 'cancelled' | 'shutdown' | 'lost';

  constructor(kind: Stop['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Somebody gives the run up. */
export const cancelledBy = (who: string): Stop => new Stop('cancelled', `Cancelled by ${who}`);

/** Why this signal was aborted. */
export const stopOf = (signal: AbortSignal): Stop | undefined =>
  signal.aborted && signal.reason instanceof Stop ? signal.reason : undefined;
