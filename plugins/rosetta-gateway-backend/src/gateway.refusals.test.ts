import { fine } from './testing/fakeService.ts';
import { withGateway } from './testing/withGateway.ts';

const start = withGateway();

/** Everything but what a problem is about. */
const bodyOf = async (reply: Response) => {
  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  const { requestId, ...rest } = await reply.json();
  expect(requestId).toBe(reply.headers.get('x-request-id'));
  return rest;
};

describe('the gateway refuses early, without asking the service', () => {
  it('401 without a token', async () => {
    const { call, service } = await start([fine]);
    const reply = await call('/finops/v1/costs/tree?from=2024-09', { as: 'nobody' });
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    expect(await bodyOf(reply)).toEqual({
      type: 'urn:rosetta:problem:unauthenticated',
      title: 'Authentication required',
      status: 401,
      detail: 'Sign in to the portal, then send its token as a bearer token.',
      instance: '/api/rosetta/finops/v1/costs/tree',
    });
    expect(service.seen).toEqual([]);
  });

  it('401 with a token that is not one', async () => {
    const { base } = await start([fine]);
    const reply = await fetch(`${base}/finops/v1/costs/tree`, { headers: { authorization: 'Bearer x' } });
    expect((await bodyOf(reply)).status).toBe(401);
  });

  it('403 for an outsider, naming the roles', async () => {
    const { call, service } = await start([fine]);
    expect(await bodyOf(await call('/finops/v1/costs/tree', { as: 'outsider' }))).toMatchObject({
      type: 'urn:rosetta:problem:forbidden',
      status: 403,
      detail: 'getCostTree needs one of the roles Rosetta_User; ask for its AD group.',
    });
    expect(service.seen).toEqual([]);
  });

  it('403 for a user where an admin is needed', async () => {
    const { call } = await start([fine]);
    expect((await call('/finops/v1/runs', { method: 'POST' })).status).toBe(403);
  });

  it.each([
    '/finops',
    '/finops/v1/nothing',
    '/finops/v1/budgets/a/b',
    '/finops/v1/budgets/%2e%2e',
    '/nowhere',
  ])('404 for %s', async (path) => {
    const { call, service } = await start([fine]);
    expect((await bodyOf(await call(path))).type).toBe('urn:rosetta:problem:not-found');
    expect(service.seen).toEqual([]);
  });

  it('403 by the path that the service would take: a literal segment before a template', async () => {
    const { call, service } = await start([fine]);
    expect((await bodyOf(await call('/finops/v1/budgets/current'))).status).toBe(403);
    expect((await call('/finops/v1/budgets/other')).status).toBe(200);
    expect((await call('/finops/v1/budgets/current', { method: 'PUT' })).headers.get('allow')).toBe(
      'GET, HEAD',
    );
    expect(service.seen.map(({ url }) => url)).toEqual(['/v1/budgets/other']);
  });

  it('405 for a method that the path does not take, with those it does', async () => {
    const { call } = await start([fine]);
    const reply = await call('/finops/v1/budgets/b1', { method: 'DELETE' });
    expect(reply.headers.get('allow')).toBe('GET, PUT, HEAD');
    expect((await bodyOf(reply)).status).toBe(405);
  });

  it('413 for a body that says it is too large', async () => {
    const { call, service } = await start([fine], { bodyLimit: 10 });
    expect(
      (await bodyOf(await call('/finops/v1/budgets', { method: 'POST', body: 'x'.repeat(11) }))).status,
    ).toBe(413);
    expect(service.seen).toEqual([]);
  });

  it('413 for a body that turns out too large while it streams', async () => {
    const { call } = await start([fine], { bodyLimit: 10 });
    const body = new ReadableStream({
      start: (controller) => {
        for (let i = 0; i < 4; i += 1) controller.enqueue(new TextEncoder().encode('xxxxx'));
        controller.close();
      },
    });
    const reply = await call('/finops/v1/budgets', { method: 'POST', body, duplex: 'half' } as object);
    expect((await bodyOf(reply)).status).toBe(413);
  });
});

describe('GET /me', () => {
  it('says who is signed in, and as what', async () => {
    const { call } = await start([fine]);
    expect(await (await call('/me')).json()).toEqual({
      user: 'user:default/user',
      groups: ['grp-rosetta-users', 'été'],
      roles: ['Rosetta_User'],
    });
  });

  it('answers an outsider, with no role', async () => {
    const { call } = await start([fine]);
    expect((await (await call('/me', { as: 'outsider' })).json()).roles).toEqual([]);
  });

  it('401 for nobody, 400 for a parameter that it does not have', async () => {
    const { call } = await start([fine]);
    expect((await bodyOf(await call('/me', { as: 'nobody' }))).status).toBe(401);
    expect((await bodyOf(await call('/me?as=admin'))).status).toBe(400);
  });
});
