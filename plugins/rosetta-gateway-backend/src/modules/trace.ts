import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { localsOf } from '../locals.ts';

const safeId = /^[A-Za-z0-9._-]{8,64}$/;
const w3c = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;

/** Keeps the trace, names a new span: the call to the service is a child of the browser's. */
const childOf = (traceparent: string | undefined): string => {
  const [, traceId = randomBytes(16).toString('hex'), flags = '01'] = w3c.exec(traceparent ?? '') ?? [];
  return `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}`;
};

/** Gives every request an id and a trace context; a caller's own are kept when they are well-formed. */
export const trace: RequestHandler = (req, res, next) => {
  const locals = localsOf(res);
  const given = req.get('x-request-id') ?? '';
  locals.requestId = safeId.test(given) ? given : randomUUID();
  locals.traceparent = childOf(req.get('traceparent'));
  res.set('X-Request-Id', locals.requestId);
  next();
};
