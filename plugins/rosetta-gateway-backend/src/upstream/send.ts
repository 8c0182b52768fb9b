import type { Readable } from 'node:stream';
import { request, type Dispatcher } from 'undici';
import { CallerGone, UpstreamFault } from './fault.ts';

/** One request as it goes to a service. */
export type Outbound = {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: Readable;
  /** The answer is a stream of events, which keeps its connection. */
  streams?: boolean;
  /** Aborted with an UpstreamFault when time is up, or with CallerGone. */
  signal: AbortSignal;
};

/** What came back: status and headers are here, the body is still on its way. */
export type Reply = Dispatcher.ResponseData;

const isProblem = ({ headers }: Reply) =>
  String(headers['content-type'] ?? '').startsWith('application/problem+json');

/** A 502, 503 or 504 in problem+json is the service's own word; any other comes from something in between. */
const comesFromBetween = (reply: Reply) => [502, 503, 504].includes(reply.statusCode) && !isProblem(reply);

const bodyErrorOf = (body: Readable | undefined) => body?.errored ?? undefined;

/**
 * Sends one request once.
 * @throws UpstreamFault when no answer of the service came; CallerGone when the caller left; else what the body failed with.
 */
export const send = async (outbound: Outbound, dispatcher: Dispatcher): Promise<Reply> => {
  const { url, method, headers, body, signal } = outbound;
  try {
    const reply = await request(url, {
      method: method as Dispatcher.HttpMethod,
      headers,
      body,
      signal,
      dispatcher,
    });
    if (!comesFromBetween(reply)) return reply;
    await reply.body.dump();
    throw new UpstreamFault('unavailable', `status ${reply.statusCode}`);
  } catch (error) {
    if (error instanceof UpstreamFault) throw error;
    if (signal.aborted) throw signal.reason instanceof UpstreamFault ? signal.reason : new CallerGone();
    throw bodyErrorOf(body) ?? new UpstreamFault('unreachable', error);
  }
};
