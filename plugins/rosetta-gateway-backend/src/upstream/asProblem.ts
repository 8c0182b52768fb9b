import { isBrokenCircuitError } from 'cockatiel';
import { GatewayProblem } from '../problem.ts';
import { UpstreamFault } from './fault.ts';
import { retryAfterSeconds } from './upstream.ts';

/** Says a failed call in the caller's words: which service, what to do; never an address or a stack. */
export const asProblem = (error: unknown, service: string): unknown => {
  if (isBrokenCircuitError(error)) {
    return new GatewayProblem(
      'service-unavailable',
      `The ${service} service keeps failing and is left alone for a moment; try again in ${retryAfterSeconds} seconds.`,
      { cause: error, headers: { 'Retry-After': String(retryAfterSeconds) } },
    );
  }
  if (!(error instanceof UpstreamFault)) return error;
  return error.kind === 'timeout'
    ? new GatewayProblem(
        'gateway-timeout',
        `The ${service} service did not answer in time; try again or ask for less.`,
        { cause: error.cause },
      )
    : new GatewayProblem('bad-gateway', `The ${service} service did not answer; try again in a moment.`, {
        cause: error.cause,
      });
};
