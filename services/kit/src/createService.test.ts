import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { Conflict } from './problems.ts';
import { handlers, startShop } from './testing/shop.ts';

let shop: Awaited<ReturnType<typeof startShop>>;
const lines: string[] = [];
const log = pino(
  { level: 'info' },
  new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) }),
);
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

beforeAll(async () => {
  shop = await startShop({
    log,
    bodyLimit: '1kb',
    ready: { warehouse: () => Promise.reject(new Error('closed')) },
    handlers: {
      ...handlers,
      getOrder: async ({ path }) => {
        if (path.orderId === 'boom') throw new Error('secret password in the message');
        if (path.orderId === 'taken') throw new Conflict('taken', 'Taken', 'Somebody was faster.');
        return { status: 200, body: { id: path.orderId === 'broken' ? (1 as never) : path.orderId } };
      },
    },
  });
});
afterAll(() => shop.stop());

const post = (body: string, headers: Record<string, string> = { 'Content-Type': 'application/json' }) =>
  shop.call('/orders', { method: 'POST', body, headers });
const problem = async (response: Response) => ({
  status: response.status,
  type: response.headers.get('content-type'),
  body: (await response.json()) as Record<string, unknown>,
});

describe('a service made from a spec', () => {
  it('hands path and body to the handler and sends its reply', async () => {
    expect(await (await shop.call('/orders/a1')).json()).toEqual({ id: 'a1' });
    const created = await post('{"item":"tea"}');
    expect([created.status, await created.json()]).toEqual([201, { id: 'tea' }]);
  });

  it.each([
    ['a body that is no JSON', '{', { 'Content-Type': 'application/json' }, 400, 'bad-request'],
    ['a body that breaks the contract', '{}', { 'Content-Type': 'application/json' }, 400, 'bad-request'],
    [
      'another media type',
      'item=tea',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported-media-type',
    ],
    [
      'a body beyond the limit',
      JSON.stringify({ item: 'x'.repeat(2000) }),
      { 'Content-Type': 'application/json' },
      413,
      'too-large',
    ],
    [
      'an unknown encoding',
      '{}',
      { 'Content-Type': 'application/json', 'Content-Encoding': 'zip' },
      415,
      'unsupported-media-type',
    ],
  ])('refuses %s', async (_name, body, headers, status, kind) => {
    const refused = await problem(await post(body, headers as Record<string, string>));
    expect([refused.status, refused.type, refused.body.type]).toEqual([
      status,
      'application/problem+json',
      `urn:rosetta:problem:${kind}`,
    ]);
    expect(refused.body.requestId).toEqual(expect.any(String));
  });

  it('refuses a missing body', async () => {
    const refused = await problem(await shop.call('/orders', { method: 'POST' }));
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [{ pointer: '/body/item', detail: 'is required' }],
    ]);
  });

  it('passes a problem on as the handler threw it', async () => {
    expect(await problem(await shop.call('/orders/taken'))).toMatchObject({
      status: 409,
      body: { detail: 'Somebody was faster.', title: 'Taken' },
    });
  });

  it('tells nothing of an unexpected error but the request id, and logs the rest with the ids', async () => {
    const { status, body } = await problem(await shop.call('/orders/boom', { headers: { traceparent } }));
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('password');
    const line = lines.find((text) => text.includes('secret password')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      requestId: body.requestId,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      caller: 'alice',
    });
  });

  it('answers 500 for a reply that breaks its contract, and logs where', async () => {
    const { status, body } = await problem(await shop.call('/orders/broken'));
    expect([status, body.type]).toEqual([500, 'urn:rosetta:problem:internal']);
    expect(lines.some((text) => text.includes('"pointer":"/body/id"'))).toBe(true);
  });

  it('logs who asked for what, and how it went', async () => {
    lines.length = 0;
    await shop.call('/orders/a1?from=here');
    await setTimeout(50); // the line follows the last byte
    const [line] = lines.map((text) => JSON.parse(text) as object);
    expect(line).toMatchObject({
      caller: 'alice',
      req: { method: 'GET', url: '/orders/a1?from=here' },
      res: { statusCode: 200 },
    });
  });

  it('never logs a token', async () => {
    await shop.call('/orders/a1', { headers: { Authorization: 'Bearer verysecret' } });
    expect(lines.join('')).not.toContain('Bearer verysecret');
  });

  it('is alive but not ready while something it needs is missing', async () => {
    expect((await shop.call('/healthz')).status).toBe(200);
    expect(await problem(await shop.call('/readyz'))).toMatchObject({
      status: 503,
      body: { detail: 'Not ready: warehouse.' },
    });
  });

  it('measures requests by operation', async () => {
    expect(await (await shop.call('/metrics')).text()).toMatch(
      /http_request_duration_seconds_count\{service="shop",operation="getOrder",method="GET",status="200"\}/,
    );
  });

  it('sends the headers of helmet and not that of Express', async () => {
    const { headers } = await shop.call('/orders/a1');
    expect([headers.get('x-content-type-options'), headers.get('x-powered-by')]).toEqual(['nosniff', null]);
  });
});
