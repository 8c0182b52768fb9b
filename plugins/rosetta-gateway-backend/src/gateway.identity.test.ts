import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { fine } from './testing/fakeService.ts';
import { withGateway } from './testing/withGateway.ts';

const start = withGateway();
const tokenOf = (authorization: string | undefined) => (authorization ?? '').replace('Bearer ', '');

describe('the token that a service gets', () => {
  it('verifies against the published keys, with subject, groups, audience and type', async () => {
    const { call, service, base } = await start([fine]);
    await call('/finops/v1/costs/tree');
    const keys = createRemoteJWKSet(new URL(`${base}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(tokenOf(service.seen[0]?.headers.authorization), keys, {
      issuer: base,
      audience: 'urn:rosetta:finops-api',
      typ: 'rosetta-service+jwt',
      algorithms: ['ES256'],
    });
    expect(payload.sub).toBe('user:default/user');
    expect(payload.groups).toEqual(['grp-rosetta-users', 'été']);
  });

  it('lives 60 seconds, no longer', async () => {
    const { call, service } = await start([fine]);
    await call('/finops/v1/costs/tree');
    const { iat = 0, exp = 0 } = decodeJwt(tokenOf(service.seen[0]?.headers.authorization));
    expect(exp - iat).toBe(60);
    const keys = createRemoteJWKSet(new URL(`${(await start([fine])).base}/.well-known/jwks.json`));
    await expect(jwtVerify(tokenOf(service.seen[0]?.headers.authorization), keys)).rejects.toThrow(); // another gateway's key
  });

  it('is refused by its own issuer one second after its end', async () => {
    const { call, service, base } = await start([fine]);
    await call('/finops/v1/costs/tree');
    const keys = createRemoteJWKSet(new URL(`${base}/.well-known/jwks.json`));
    const late = new Date(Date.now() + 61_000);
    await expect(
      jwtVerify(tokenOf(service.seen[0]?.headers.authorization), keys, { currentDate: late }),
    ).rejects.toThrow('exp');
  });

  it('publishes no private half', async () => {
    const { base } = await start([fine]);
    const { keys } = await (await fetch(`${base}/.well-known/jwks.json`)).json();
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });
});

describe('headers that claim an identity', () => {
  it('change nothing', async () => {
    const { call, service } = await start([fine]);
    await call('/finops/v1/costs/tree', {
      headers: {
        'x-user': 'user:default/admin',
        'x-groups': 'GRP-ROSETTA-ADMINS',
        'x-forwarded-user': 'admin',
        'x-remote-user': 'admin',
        forwarded: 'for=10.0.0.1',
        cookie: 'session=stolen',
      },
    });
    const headers = service.seen[0]?.headers ?? {};
    expect(headers['x-user']).toBe('user:default/user');
    expect(headers['x-groups']).toBe('grp-rosetta-users,%C3%A9t%C3%A9');
    expect(decodeJwt(tokenOf(headers.authorization)).sub).toBe('user:default/user');
    for (const name of ['cookie', 'forwarded', 'x-forwarded-user', 'x-remote-user'])
      expect(headers).not.toHaveProperty(name);
  });

  it('do not sign anybody in', async () => {
    const { call, service } = await start([fine]);
    const reply = await call('/finops/v1/costs/tree', {
      as: 'nobody',
      headers: { 'x-user': 'user:default/admin' },
    });
    expect(reply.status).toBe(401);
    expect(service.seen).toEqual([]);
  });
});

describe('request id and trace', () => {
  it('are kept when well-formed: same trace, new span', async () => {
    const { call, service } = await start([fine]);
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const reply = await call('/finops/v1/costs/tree', {
      headers: { 'x-request-id': 'abc-12345', traceparent },
    });
    expect(reply.headers.get('x-request-id')).toBe('abc-12345');
    expect(service.seen[0]?.headers['x-request-id']).toBe('abc-12345');
    expect(service.seen[0]?.headers.traceparent).toMatch(
      /^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/,
    );
  });

  it('are made anew when they are not', async () => {
    const { call, service } = await start([fine]);
    await call('/finops/v1/costs/tree', { headers: { 'x-request-id': 'a b"}', traceparent: 'nonsense' } });
    expect(service.seen[0]?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(service.seen[0]?.headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
});
