import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { RequestHandler, Response as ExpressResponse } from 'express';
import { PassThrough } from 'node:stream';
import { problem } from './testing/fakeService.ts';
import { withGateway } from './testing/withGateway.ts';
import { passEvents } from './upstream/passEvents.ts';
import { createUpstream } from './upstream/upstream.ts';

/** As Backstage's root router uses it. */
const compression = createRequire(import.meta.url)('compression') as () => RequestHandler;
const start = withGateway();
const path = '/finops/v1/budgets/stream';
const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' };

/** A service that opens a stream and leaves it to the test. */
const opened = () => {
  const { promise, resolve } = Promise.withResolvers<Parameters<RequestListener>[1]>();
  const listener: RequestListener = (_req, res) => {
    res.writeHead(200, headers).flushHeaders();
    resolve(res);
  };
  return { listener, service: promise };
};
const readerOf = (reply: Response) => {
  const reader = reply.body!.getReader();
  const decoder = new TextDecoder();
  return async () => {
    const { done, value } = await reader.read();
    return done ? undefined : decoder.decode(value);
  };
};

describe('a stream of events', () => {
  it('opens before its first event, and passes each as it comes', async () => {
    const { listener, service } = opened();
    const { call, service: seen } = await start([listener]);
    const reply = await call(path, { headers: { 'last-event-id': '41' } });
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('cache-control')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      'no-store, no-transform',
    ]);
    expect(seen.seen[0]?.headers['last-event-id']).toBe('41');
    const next = readerOf(reply);
    const out = await service;
    for (const text of ['data: 1\n\n', 'data: 2\n\n']) {
      out.write(text);
      expect(await next()).toBe(text);
    }
    out.end();
    expect(await next()).toBeUndefined();
  });

  it('is not held back by the compression that the portal puts around every plugin', async () => {
    const { listener, service } = opened();
    const { call } = await start([listener], { before: compression() });
    const next = readerOf(await call(path, { headers: { 'accept-encoding': 'gzip' } }));
    (await service).write('data: 1\n\n');
    expect(await next()).toBe('data: 1\n\n');
  });

  it('outlives the deadline, which is for its first byte', async () => {
    const { listener, service } = opened();
    const { call } = await start([listener], { deadline: 150 });
    const next = readerOf(await call(path));
    await sleep(300);
    (await service).write('data: late\n\n');
    expect(await next()).toBe('data: late\n\n');
  });

  it('that does not open in time is a 504, and one that is refused is its refusal', async () => {
    const { call, service } = await start([() => undefined], { deadline: 150 });
    expect((await call(path)).status).toBe(504);
    service.becomes(problem(404, { title: 'Not found', detail: 'There is no run.' }));
    expect(await (await call(path)).json()).toMatchObject({ status: 404, detail: 'There is no run.' });
  });

  it('ends at the service when the caller leaves', async () => {
    const { listener, service } = opened();
    const { call } = await start([listener]);
    const gone = new AbortController();
    await call(path, { signal: gone.signal });
    const out = await service;
    gone.abort();
    await once(out, 'close');
  });

  it('that breaks is cut, not asked for again', async () => {
    const { listener, service } = opened();
    const { call, service: fake } = await start([listener]);
    const next = readerOf(await call(path));
    const out = await service;
    out.write('data: 1\n\n');
    await next();
    out.destroy();
    await expect(next()).rejects.toThrow();
    expect(fake.seen).toHaveLength(1);
  });

  it('does not keep those who ask from an answer', async () => {
    const open: RequestListener = (_req, res) => void res.writeHead(200, headers).flushHeaders();
    const { call, service } = await start([open]);
    const gone = new AbortController();
    await Promise.all(Array.from({ length: 140 }, () => call(path, { signal: gone.signal })));
    service.becomes((_req, res) => void res.end('{}'));
    expect((await call('/finops/v1/costs/tree')).status).toBe(200);
    gone.abort();
  });

  it('ends whole after its life, so that roles are looked up anew', async () => {
    const body = new PassThrough();
    const server = createServer((_req, res) => void passEvents(body, res as unknown as ExpressResponse, 200));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const reply = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    body.write('data: 1\n\n');
    expect(await reply.text()).toBe('data: 1\n\n');
    expect(body.destroyed).toBe(true);
    server.close();
    server.closeAllConnections();
  });

  it('does not hold up the end of the portal', async () => {
    const { listener } = opened();
    const { service } = await start([listener]);
    const upstream = createUpstream();
    const reply = await upstream.call({
      url: `${service.url}/v1/budgets/stream`,
      method: 'GET',
      headers: {},
      streams: true,
      signal: new AbortController().signal,
    });
    const cut = expect(reply.body.text()).rejects.toThrow();
    await upstream.close();
    await cut;
  });
});
