/** @jest-environment node */
import { portalFetch } from './portalFetch';

/** As the portal's own middlewares do: each builds a request of what it got, and passes on what it got. */
const middleware =
  (next: typeof fetch): typeof fetch =>
  async (input, init) => {
    void new Request(input, init);
    return next(input, init);
  };

describe('the portal’s fetch', () => {
  const asked: Request[] = [];
  const last: typeof fetch = async (input, init) => {
    asked.push(new Request(input, init));
    return Response.json({});
  };
  const call = portalFetch({ fetch: middleware(middleware(last)) });

  it('passes a body through every middleware, with method and headers', async () => {
    await call(
      new Request('http://portal/api/x', {
        method: 'POST',
        body: '{"command":"run"}',
        headers: { 'content-type': 'application/json', 'Idempotency-Key': 'k' },
      }),
    );
    const [request] = asked.splice(0);
    expect([request!.method, request!.url, await request!.text()]).toEqual([
      'POST',
      'http://portal/api/x',
      '{"command":"run"}',
    ]);
    expect(request!.headers.get('content-type')).toBe('application/json');
    expect(request!.headers.get('idempotency-key')).toBe('k');
  });

  it('sends no body where there is none, and passes the signal on', async () => {
    const controller = new AbortController();
    await call(new Request('http://portal/api/x', { method: 'POST', signal: controller.signal }));
    const [request] = asked.splice(0);
    expect(request!.body).toBeNull();
    controller.abort();
    expect(request!.signal.aborted).toBe(true);
  });
});
