import { withApp } from './testing/withApp.ts';

describe('who may read', () => {
  const app = withApp();
  const tree = { level: 'domain', from: '2024-09', to: '2024-10' };
  beforeAll(() => app.publish());

  it.each([
    ['no token', { token: null }, 'Send an access token'],
    ['an expired token', { token: { expiresIn: '-1m' } }, 'has expired'],
    ['a token for another service', { token: { claims: { aud: 'urn:rosetta:other' } } }, 'wrong aud'],
    [
      'a token of an unknown issuer',
      { token: { claims: { iss: 'https://evil.example' } } },
      'issuer of the token is not trusted',
    ],
    ['a token of another type', { token: { typ: 'JWT' } }, 'wrong typ'],
    [
      'something that is no token',
      { token: null, headers: { Authorization: 'Bearer nonsense' } },
      'not a JWT',
    ],
    ['another scheme', { token: null, headers: { Authorization: 'Basic YTpi' } }, 'must be: Bearer'],
  ])('refuses %s with 401', async (_name, call, detail) => {
    const { status, headers, body } = await app.call('getCostTree', { query: tree, ...call });
    expect([status, headers.get('content-type')]).toEqual([401, 'application/problem+json']);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="rosetta"/);
    expect(body.detail).toContain(detail);
  });

  it('refuses a caller without a Rosetta group with 403, whatever headers claim', async () => {
    const { status, body } = await app.call('getCostTree', {
      query: tree,
      token: { groups: ['GRP-STAFF'] },
      headers: { 'x-user': 'admin', 'x-groups': 'GRP-ROSETTA-USERS' },
    });
    expect(status).toBe(403);
    expect(body.detail).toBe('getCostTree needs one of these roles: Rosetta_User.');
  });
});

describe('what every answer carries', () => {
  const app = withApp();
  const query = { level: 'domain', from: '2024-09', to: '2024-10' };
  beforeAll(() => app.publish());

  it('answers 304 while nothing newer was published, and 200 after', async () => {
    const first = await app.call('getCostTree', { query });
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('vary')).toContain('Authorization');
    const again = await app.call('getCostTree', { query, headers: { 'If-None-Match': `"x", W/${etag}` } });
    expect([again.status, again.headers.get('etag'), again.body]).toEqual([304, etag, undefined]);
    await app.publish();
    expect((await app.call('getCostTree', { query, headers: { 'If-None-Match': etag } })).status).toBe(200);
  });

  it('keeps a sound request id and replaces any other', async () => {
    const kept = await app.call('getCostTree', { query, headers: { 'X-Request-Id': 'abc-123' } });
    const replaced = await app.call('getCostTree', { query, headers: { 'X-Request-Id': 'bad id "forged"' } });
    expect(kept.headers.get('x-request-id')).toBe('abc-123');
    expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers HEAD as GET without the body', async () => {
    const head = await app.call('getCostTree', { query, method: 'HEAD' });
    expect([head.status, head.body, Number(head.headers.get('content-length')) > 50]).toEqual([
      200,
      undefined,
      true,
    ]);
  });

  it.each([
    ['/v1/nowhere', 'GET', {}, 404, 'not-found'],
    ['/v1/costs/tree', 'POST', {}, 405, 'method-not-allowed'],
    [
      '/v1/costs/tree?level=domain&from=2024-09&to=2024-10',
      'GET',
      { Accept: 'text/html' },
      406,
      'not-acceptable',
    ],
    ['/v1/costs/tree?level=%E0%A4%A', 'GET', {}, 400, 'bad-request'],
    ['/v1/costs/tree?level=domain&from=2024-09&to=2024-10&domainId=a%00b', 'GET', {}, 400, 'bad-request'],
    ['/v1/costs/tree?level=domain&from=2024-09&to=2024-10&domainId=%ED%A0%80', 'GET', {}, 400, 'bad-request'],
  ])('answers %s %s %j with a problem', async (path, method, headers, status, kind) => {
    const response = await app.fetchPath(path, { method, headers: headers as Record<string, string> });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json',
    ]);
    expect(((await response.json()) as { type: string }).type).toBe(`urn:rosetta:problem:${kind}`);
  });

  it('tells the methods of a path', async () => {
    const options = await app.fetchPath('/v1/costs/tree', { method: 'OPTIONS', token: null });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });

  it.each(['/healthz', '/readyz', '/metrics', '/openapi.json'])('serves %s without a token', async (path) => {
    expect((await app.fetchPath(path, { token: null })).status).toBe(200);
  });
});
