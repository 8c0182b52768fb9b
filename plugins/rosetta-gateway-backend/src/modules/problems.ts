import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { localsOf } from '../locals.ts';
import { GatewayProblem } from '../problem.ts';

const asGatewayProblem = (error: unknown) => {
  if (error instanceof GatewayProblem) return error;
  // The gateway's own routes are checked by their spec, and refuse this way.
  if (isError(error) && error.name === 'InputError') return new GatewayProblem('bad-request', error.message);
  return new GatewayProblem(
    'internal',
    'Something failed on our side; quote the request id when asking for help.',
    {
      cause: error,
    },
  );
};

/** Writes every failure as application/problem+json; the cause goes to the log, never to the caller. */
export const problems =
  (logger: LoggerService): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const { requestId } = localsOf(res);
    const problem = asGatewayProblem(error);
    if (problem.status >= 500) {
      const cause =
        problem.cause instanceof Error
          ? (problem.cause.stack ?? problem.cause.message)
          : String(problem.cause);
      logger.warn(`${problem.status} ${req.method} ${req.originalUrl}: ${problem.message}`, {
        requestId,
        cause,
      });
    }
    if (res.headersSent) {
      res.destroy(); // a whole answer can no longer be given: a cut one must not look whole
      return;
    }
    const { type, title, status, message: detail } = problem;
    res
      .status(status)
      .set(problem.headers)
      .set({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
      .send(
        JSON.stringify({ type, title, status, detail, instance: req.originalUrl.split('?')[0], requestId }),
      );
  };
