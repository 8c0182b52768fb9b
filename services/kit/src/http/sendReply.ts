import type { Request, Response } from 'express';
import { Problem } from '../problems.ts';
import type { CompiledOperation, GeneratedContract } from '../types.ts';

/** A reply of any operation: a body, or events, or neither. */
export interface AnyReply {
  status: number;
  body?: unknown;
  events?: AsyncIterable<unknown>;
  headers?: Record<string, string>;
}

/** A reply that breaks its own contract; the pointers go to the log, the caller learns only that we failed. */
export const brokenReply = (faults: readonly { pointer: string; detail: string }[]): Problem =>
  new Problem('Something failed on our side; quote the request id when asking for help.', {
    kind: 'internal',
    title: 'Internal error',
    status: 500,
    cause: Object.assign(new Error('The reply breaks the contract.'), { faults }),
  });

/** Sends a handler's reply after holding it against the documented responses. */
export const sendReply = (
  contract: GeneratedContract,
  operation: CompiledOperation,
  reply: AnyReply,
  req: Request,
  res: Response,
): void => {
  const mediaType = reply.body === undefined ? undefined : 'application/json';
  res.set(reply.headers ?? {});
  const faults = contract.judgeReply(operation as never, {
    status: reply.status,
    mediaType,
    body: reply.body,
    headers: res.getHeaders(),
  });
  if (faults.length > 0) throw brokenReply(faults);
  res.status(reply.status);
  if (mediaType === undefined) return void res.end();
  const text = JSON.stringify(reply.body);
  // What may be kept says so itself, with an ETag; anything else is true for this caller at this moment only.
  if (!res.hasHeader('Cache-Control')) res.set('Cache-Control', 'no-store');
  res.set({
    'Content-Type': `${mediaType}; charset=utf-8`,
    'Content-Length': String(Buffer.byteLength(text)),
  });
  res.end(req.method === 'HEAD' ? undefined : text);
};
