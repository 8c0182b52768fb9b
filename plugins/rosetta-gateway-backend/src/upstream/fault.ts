/** How a call went wrong without an answer of the service itself. */
export type FaultKind = 'unreachable' | 'unavailable' | 'timeout';

/** A failure of the way to the service, not a refusal by it: what the breaker counts, and what may be tried again. */
export class UpstreamFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, cause: unknown) {
    super(`the service is ${kind === 'timeout' ? 'too slow' : kind}`, { cause });
    this.kind = kind;
  }
}

/** The caller hung up: nobody is left to answer, and nobody is to blame. */
export class CallerGone extends Error {}
