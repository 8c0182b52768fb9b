import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the fake service saw of one request. */
export type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

/** A service that behaves as told: each request takes the next of `replies`, the last one repeats. */
export const fakeService = async (...replies: RequestListener[]) => {
  const seen: Seen[] = [];
  const script = [...replies];
  const server = createServer((req, res) => {
    const entry: Seen = { method: req.method ?? '', url: req.url ?? '', headers: req.headers, body: '' };
    seen.push(entry);
    req.on('data', (chunk) => (entry.body += chunk));
    const reply = script.length > 1 ? script.shift() : script[0];
    reply?.(req, res);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    /** Replaces what the next requests get. */
    becomes: (...next: RequestListener[]) => void script.splice(0, script.length, ...next),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

/** Answers a small JSON page. */
export const fine: RequestListener = (_req, res) =>
  void res.writeHead(200, { 'content-type': 'application/json', etag: '"p1"' }).end('{"items":[]}');

/** Hangs up before the first byte. */
export const reset: RequestListener = (req) => void req.socket.destroy();

/** Sends a status with an HTML body, as a proxy in between does. */
export const html =
  (status: number): RequestListener =>
  (_req, res) =>
    void res.writeHead(status, { 'content-type': 'text/html' }).end('<h1>nginx at 10.0.0.7</h1>');

/** Sends a problem, as a service does. */
export const problem =
  (status: number, members: object, headers = {}): RequestListener =>
  (_req, res) =>
    void res
      .writeHead(status, { 'content-type': 'application/problem+json', ...headers })
      .end(JSON.stringify(members));

/** Never answers. */
export const silent: RequestListener = () => undefined;
