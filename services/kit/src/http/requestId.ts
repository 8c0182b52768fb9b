import { randomUUID } from 'node:crypto';
import { trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { contextOf } from './context.ts';

/** The ids that are taken over from a caller; anything else could forge log lines. */
const validId = /^[A-Za-z0-9._:-]{1,128}$/;
const traceParent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Reads the trace id of a `traceparent` header (W3C Trace Context). */
export const traceIdOf = (header: string | undefined): string | undefined => {
  const id = traceParent.exec(header ?? '')?.[1];
  return id === undefined || /^0+$/.test(id) ? undefined : id;
};

/** Gives every request an id, the caller's own when it is sound, and tells it back. */
export const requestId: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id');
  const context = contextOf(res);
  context.requestId = given !== undefined && validId.test(given) ? given : randomUUID();
  context.traceId = trace.getActiveSpan()?.spanContext().traceId ?? traceIdOf(req.get('traceparent'));
  res.set('X-Request-Id', context.requestId);
  next();
};
