import { once } from 'node:events';
import type { Request, Response } from 'express';
import { contextOf } from './context.ts';
import type { CompiledOperation, GeneratedContract } from '../types.ts';
import { type AnyReply, brokenReply } from './sendReply.ts';

/** Often enough that no proxy between (60 s is usual) takes a quiet stream for a dead one. */
const heartbeatMs = 15_000;
const mediaType = 'text/event-stream';

interface SentEvent {
  event: string;
  data: unknown;
  id?: string;
}

/** One event as the wire wants it (WHATWG HTML, 9.2): JSON has no line breaks of its own, so `data` is one line. */
const textOf = ({ event, id, data }: SentEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Rejects when the signal is aborted; the listener goes with `forget`. */
const abortedOf = (signal: AbortSignal) => {
  const { promise, resolve } = Promise.withResolvers<'aborted'>();
  const listener = () => resolve('aborted');
  if (signal.aborted) listener();
  signal.addEventListener('abort', listener);
  return { aborted: promise, forget: () => signal.removeEventListener('abort', listener) };
};

/**
 * Sends a handler's events as they come, each held against its schema; waits while the caller reads slowly, so that nothing piles up.
 * Ends when the events do, the caller goes, or the service shuts down: whoever was cut asks again with `Last-Event-ID`.
 */
export const sendEvents = async (
  contract: GeneratedContract,
  operation: CompiledOperation,
  { status, events, headers = {} }: AnyReply & { events: AsyncIterable<unknown> },
  { req, res, signal }: { req: Request; res: Response; signal: AbortSignal },
): Promise<void> => {
  res.set(headers);
  const check = (body: unknown): void => {
    const faults = contract.judgeReply(operation as never, {
      status,
      mediaType,
      body,
      headers: res.getHeaders(),
    });
    if (faults.length > 0) throw brokenReply(faults);
  };
  const iterator = events[Symbol.asyncIterator]();
  const { aborted, forget } = abortedOf(signal);
  const heartbeat = setInterval(() => void (res.writableNeedDrain || res.write(': alive\n\n')), heartbeatMs);
  try {
    res.status(status).set({
      'Content-Type': mediaType,
      'Cache-Control': 'no-store, no-transform', // a proxy that compressed it would hold events back
      'X-Accel-Buffering': 'no', // nginx
    });
    res.flushHeaders();
    contextOf(res).opened?.();
    if (req.method === 'HEAD') return void res.end();
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next === 'aborted' || next.done) break;
      check(next.value);
      if (!res.write(textOf(next.value as SentEvent))) {
        await Promise.race([once(res, 'drain').catch(() => undefined), aborted]);
      }
    }
    res.end();
  } finally {
    clearInterval(heartbeat);
    forget();
    // Not awaited: a source that is waiting for its next event ends by the signal, in its own time.
    void iterator.return?.().catch(() => undefined);
  }
};
