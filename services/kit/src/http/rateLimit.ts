import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { contextOf } from './context.ts';
import { tooManyRequests } from './frameworkProblems.ts';

/** How many requests a caller may send in a minute. */
export interface RateLimit {
  perMinute: number;
}

/** Limits requests per caller, and per address while the caller is unknown, by a count in this process. */
export const limitRate = ({ perMinute }: RateLimit): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: (req, res) => {
      const subject = contextOf(res as never).caller?.subject;
      return subject === undefined ? `address ${ipKeyGenerator(req.ip ?? '')}` : `caller ${subject}`;
    },
    handler: (req, _res, next) => {
      const reset =
        (req as typeof req & { rateLimit?: { resetTime?: Date } }).rateLimit?.resetTime?.getTime() ??
        Date.now() + 60_000;
      const seconds = Math.max(1, Math.ceil((reset - Date.now()) / 1000));
      next(
        tooManyRequests(`More than ${perMinute} requests in a minute; wait ${seconds} seconds.`, {
          'Retry-After': String(seconds),
        }),
      );
    },
  });
