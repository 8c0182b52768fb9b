import type { RequestHandler } from 'express';
import { GatewayProblem } from '../problem.ts';

/** The refusal of a body of more than `limit` bytes. */
export const tooLarge = (limit: number) =>
  new GatewayProblem('payload-too-large', `The body is larger than ${limit} bytes; send less at a time.`);

/** Refuses a body that declares itself too large, before a byte of it is read. One that lies is cut while streaming. */
export const bodyLimit =
  (limit: number): RequestHandler =>
  (req, _res, next) => {
    if (Number(req.get('content-length') ?? 0) > limit) throw tooLarge(limit);
    next();
  };
