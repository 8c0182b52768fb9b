import { coreServices, createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import knexFactory, { type Knex } from 'knex';
import { gatewayPlugin } from './plugin.ts';
import { fakeService, fine } from './testing/fakeService.ts';

describe('the gateway plugin', () => {
  let test: TestDatabase;
  let client: Knex;
  beforeAll(async () => {
    test = await createTestDatabase();
    client = knexFactory({ client: 'pg', connection: test.url });
  });
  afterAll(async () => {
    await client.destroy();
    await test.drop();
  });

  it('serves public keys to anybody, and finops to users', async () => {
    const service = await fakeService(fine);
    const { server } = await startTestBackend({
      features: [
        gatewayPlugin,
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => ({ getClient: async () => client }),
        }),
        createServiceFactory({
          service: coreServices.userInfo,
          deps: {},
          factory: () => ({
            getUserInfo: async () => ({
              userEntityRef: 'user:default/user',
              ownershipEntityRefs: ['group:default/grp-rosetta-users'],
            }),
          }),
        }),
        mockServices.rootConfig.factory({
          data: {
            rosetta: {
              roles: { Rosetta_User: ['GRP-ROSETTA-USERS'] },
              services: { finops: { url: service.url } },
            },
          },
        }),
      ],
    });
    const get = (path: string, headers = {}) =>
      fetch(`http://localhost:${server.port()}/api/rosetta${path}`, { headers });

    expect(
      (await (await get('/.well-known/jwks.json', { authorization: mockCredentials.none.header() })).json())
        .keys,
    ).toHaveLength(1);
    const anonymous = await get('/finops/v1/costs/tree', { authorization: mockCredentials.none.header() });
    expect([anonymous.status, anonymous.headers.get('content-type')]).toEqual([
      401,
      'application/problem+json',
    ]);
    expect(
      (await get('/finops/v1/costs/tree', { authorization: mockCredentials.user.header() })).status,
    ).toBe(200);

    await server.stop();
    service.close();
  });
});
