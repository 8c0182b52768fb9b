import type { Outcome } from '../run/carryOut.ts';

/** What a command ends with; each is documented in the README. */
export const exitCodes = {
  done: 0,
  failed: 1,
  misused: 2,
  heldElsewhere: 3,
  cancelled: 4,
  lost: 5,
  interrupted: 130,
  handedOver: 143,
} as const;

/** The exit code of a run's end. */
export const exitCodeOf = (status: Outcome['status']): number =>
  ({
    succeeded: exitCodes.done,
    failed: exitCodes.failed,
    cancelled: exitCodes.cancelled,
    gone: exitCodes.cancelled,
    lost: exitCodes.lost,
    handedOver: exitCodes.handedOver,
  })[status];
