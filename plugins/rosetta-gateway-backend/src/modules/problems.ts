import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { localsOf } from '../locals.ts';
import { GatewayProblem } from '../problem.ts';
import { writeProblem } from './writeProblem.ts';

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
    res.set(problem.headers);
    writeProblem(req, res, { type, title, status, detail });
  };
