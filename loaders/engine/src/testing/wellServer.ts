import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A record of the foreign API. */
export interface Well {
  readonly id: string;
  readonly changed: string;
  readonly depth: number;
}

/** What the server does instead of answering; `null` answers. */
export type Mischief = ((response: ServerResponse, answer: string) => void) | null;

/** An answer with this status and headers. */
export const status =
  (code: number, headers: Record<string, string> = {}, body = '{"error":{"message":"no"}}'): Mischief =>
  (response) =>
    response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body);

/** The first half of the answer, properly ended: only reading it tells. */
export const halfPage: Mischief = (response, answer) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(answer.slice(0, Math.floor(answer.length / 2)));

/** The connection breaks in the middle of the answer. */
export const cut: Mischief = (response, answer) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
  response.write(answer.slice(0, 10), () => response.destroy());
};

/** A server of wells that really filters, sorts and pages, and misbehaves as the test says, request by request. */
export const wellServer = async () => {
  const state = {
    wells: [] as Well[],
    /** One for each request to come; none left: it answers. */
    mischief: [] as Mischief[],
    /** What happens to the wells after so many requests. */
    after: new Map<number, () => void>(),
    requests: [] as { query: URLSearchParams; headers: IncomingMessage['headers'] }[],
    /** Replaces the answer's body. */
    body: undefined as string | undefined,
  };
  const answer = (query: URLSearchParams): object => {
    const limit = 4;
    const [since = '', from = 0] = query.get('next')?.split('|') ?? [query.get('since') ?? ''];
    const offset = Number(query.get('offset') ?? from);
    const found = state.wells
      .filter((well) => well.changed >= since)
      .sort((a, b) => (`${a.changed} ${a.id}` < `${b.changed} ${b.id}` ? -1 : 1));
    const next = offset + limit < found.length ? `${since}|${offset + limit}` : null;
    return { result: found.slice(offset, offset + limit), next };
  };
  const server = createServer((request, response) => {
    const { searchParams: query } = new URL(request.url ?? '', 'http://wells');
    state.requests.push({ query, headers: request.headers });
    const text = state.body ?? JSON.stringify(answer(query));
    const mischief = state.mischief.shift() ?? null;
    if (mischief) mischief(response, text);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    state.after.get(state.requests.length)?.();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reset: () =>
      Object.assign(state, { wells: [], mischief: [], after: new Map(), requests: [], body: undefined }),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

/** So many wells, each changed a minute after the one before it. */
export const wells = (many: number, { sameMinute = false } = {}): Well[] =>
  Array.from({ length: many }, (_, at) => ({
    id: `w${String(at).padStart(3, '0')}`,
    changed: new Date(Date.UTC(2026, 0, 5, 10, sameMinute ? 0 : at)).toISOString(),
    depth: at,
  }));
