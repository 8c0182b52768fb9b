import { setTimeout as sleep } from 'node:timers/promises';
import { circuitBreaker, CountBreaker, handleWhen } from 'cockatiel';
import { Agent } from 'undici';
import { UpstreamFault } from './fault.ts';
import { retryBudget } from './retryBudget.ts';
import { send, type Outbound, type Reply } from './send.ts';

/** The way to one service: a connection pool, a circuit breaker and a retry budget, shared by all its requests. */
export type Upstream = {
  call: (outbound: Outbound) => Promise<Reply>;
  /** Takes no new call, lets those under way end, and cuts streams. */
  close: () => Promise<void>;
};

/** How soon a broken circuit is tried again; it is also what callers are told to wait. */
export const retryAfterSeconds = 10;

const maxRetries = 2;
const idempotent = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** A streamed body cannot be sent twice, and a call that was too slow has no time left for another. */
const mayRetry = (outbound: Outbound, error: unknown): boolean =>
  error instanceof UpstreamFault &&
  error.kind !== 'timeout' &&
  idempotent.has(outbound.method) &&
  !outbound.body;

/** 50 ms, then 200 ms, give or take a half, so that callers who failed together do not return together. */
const pause = (retry: number) => 50 * 4 ** retry * (0.5 + Math.random());

/**
 * Opens the way to a service. Calls that fail before their first byte and may be repeated are, while the budget lasts.
 * @throws from `call`: UpstreamFault, CallerGone, or cockatiel's BrokenCircuitError while the circuit is open.
 */
export const createUpstream = (): Upstream => {
  // Time is kept by the deadline of each request: a second clock here would cut long answers at the wrong place.
  const patient = { connect: { timeout: 2_000 }, headersTimeout: 0, bodyTimeout: 0 };
  const pool = new Agent({ ...patient, connections: 128 });
  // A stream keeps its connection for minutes: 128 who watch must not lock out those who ask.
  const streams = new Agent({ ...patient, connections: 1_024 });
  const budget = retryBudget();
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof UpstreamFault),
    {
      halfOpenAfter: retryAfterSeconds * 1000,
      breaker: new CountBreaker({ threshold: 0.5, size: 20, minimumNumberOfCalls: 10 }),
    },
  );
  const call = async (outbound: Outbound): Promise<Reply> => {
    budget.deposit();
    for (let retry = 0; ; retry += 1) {
      try {
        return await breaker.execute(() => send(outbound, outbound.streams ? streams : pool));
      } catch (error) {
        if (retry === maxRetries || !mayRetry(outbound, error) || !budget.take()) throw error;
        await sleep(pause(retry), undefined, { signal: outbound.signal }).catch(() => {
          throw outbound.signal.reason;
        });
      }
    }
  };
  // Streams end only when what they tell of does; who is cut asks another replica for the rest.
  const close = async () => void (await Promise.all([pool.close(), streams.destroy()]));
  return { call, close };
};
