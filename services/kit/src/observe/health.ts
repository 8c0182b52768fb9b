import type { RequestHandler } from 'express';
import { Unavailable } from '../problems.ts';

/** A check that rejects while something that the service needs is missing. */
export type ReadyCheck = () => Promise<unknown>;

const withDeadline = async (check: ReadyCheck, ms: number): Promise<unknown> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  return Promise.race([check(), promise]).finally(() => clearTimeout(timer));
};

/** Says that the process lives, whatever it depends on. */
export const healthz: RequestHandler = (_req, res) => void res.json({ status: 'ok' });

/** Says whether requests can be served now: every check passes and the service is not shutting down. */
export const readyz =
  (checks: Readonly<Record<string, ReadyCheck>>, draining?: AbortSignal): RequestHandler =>
  async (_req, res) => {
    if (draining?.aborted)
      throw new Unavailable('draining', 'Shutting down', 'The service is shutting down.');
    const names = Object.keys(checks);
    const results = await Promise.allSettled(
      Object.values(checks).map((check) => withDeadline(check, 2_000)),
    );
    const failed = names.filter((_, index) => results[index]?.status === 'rejected');
    if (failed.length > 0) {
      const causes = results.flatMap((result) =>
        result.status === 'rejected' ? [result.reason as unknown] : [],
      );
      throw new Unavailable('not-ready', 'Not ready', `Not ready: ${failed.join(', ')}.`, {
        cause: new AggregateError(causes),
      });
    }
    res.json({ status: 'ready', checks: names });
  };
