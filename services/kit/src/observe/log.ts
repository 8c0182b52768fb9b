import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { contextOf } from '../http/context.ts';

/** Makes the log of a service: one JSON object per line, never a token. */
export const createLog = (service: string, level: string): Logger =>
  pino({ name: service, level, redact: ['req.headers.authorization', 'req.headers.cookie'] });

const quiet = new Set(['/healthz', '/readyz', '/metrics']);

/** Gives each request a log with its ids, and writes one line when it is answered. */
export const logRequests = (log: Logger): RequestHandler => {
  const http = pinoHttp({
    logger: log,
    genReqId: (_req, res) => contextOf(res as never).requestId,
    // Asked when the request comes and again when it is answered: only then is the caller known.
    customProps: (_req, res) => {
      const { traceId, caller } = contextOf(res as never);
      return { traceId, caller: caller?.subject };
    },
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info'),
    autoLogging: { ignore: (req) => quiet.has(req.url ?? '') },
    serializers: {
      req: ({ id, method, url }) => ({ id, method, url }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  });
  return (req, res, next) => {
    http(req, res);
    const { requestId, traceId } = contextOf(res);
    contextOf(res).log = log.child({ requestId, traceId });
    next();
  };
};
