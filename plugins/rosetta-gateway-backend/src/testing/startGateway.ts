import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { groupRef, tokenGroupsDirectory } from '@rosetta/access';
import express, { type RequestHandler } from 'express';
import { exportJWK, generateKeyPair } from 'jose';
import type { Operation } from '../contract.ts';
import { serviceTokens } from '../keys/serviceTokens.ts';
import { signingKeys } from '../keys/signingKeys.ts';
import { createRouter } from '../router.ts';
import { createUpstream } from '../upstream/upstream.ts';

const groups: Record<string, string[]> = {
  'user:default/user': ['GRP-ROSETTA-USERS', 'été'],
  'user:default/outsider': ['GRP-STAFF'],
};

const operations: Operation[] = [
  { operationId: 'getCostTree', method: 'GET', path: '/v1/costs/tree', roles: ['Rosetta_User'] },
  { operationId: 'getCostTreeV2', method: 'GET', path: '/v2/costs/tree', roles: ['Rosetta_FinOps_Admin'] },
  { operationId: 'getBudget', method: 'GET', path: '/v1/budgets/{id}', roles: ['Rosetta_User'] },
  { operationId: 'replaceBudget', method: 'PUT', path: '/v1/budgets/{id}', roles: ['Rosetta_User'] },
  {
    operationId: 'getCurrentBudget',
    method: 'GET',
    path: '/v1/budgets/current',
    roles: ['Rosetta_FinOps_Admin'],
  },
  { operationId: 'createBudget', method: 'POST', path: '/v1/budgets', roles: ['Rosetta_User'] },
  {
    operationId: 'streamBudgets',
    method: 'GET',
    path: '/v1/budgets/stream',
    roles: ['Rosetta_User'],
    streams: true,
  },
  { operationId: 'runBatch', method: 'POST', path: '/v1/runs', roles: ['Rosetta_FinOps_Admin'] },
];

/** Who a test call comes from; nobody sends no token. */
export type As = 'user' | 'outsider' | 'nobody';

/** What a test may set: limits, and what the portal does before the gateway is asked. */
type GatewayTrial = { deadline?: number; bodyLimit?: number; before?: RequestHandler; docs?: string };

/** The whole router before one service, with the portal's services in their tested doubles. */
export const startGateway = async (
  url: string,
  { deadline = 2_000, bodyLimit = 1_000, before = (_req, _res, next) => next(), docs }: GatewayTrial = {},
) => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const keys = await signingKeys([{ ...(await exportJWK(privateKey)), kid: 'k1' }]);
  const upstream = createUpstream();
  const service = {
    name: 'finops',
    audience: 'urn:rosetta:finops-api',
    operations,
    url,
    bodyLimit,
    deadlineOf: () => deadline,
  };
  const app = express();
  const server = createServer(app);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/rosetta`;
  app.use(
    '/api/rosetta',
    before,
    createRouter({
      keys,
      docs,
      tokens: serviceTokens(keys, base),
      services: [{ service, upstream }],
      directory: tokenGroupsDirectory({ Rosetta_User: ['GRP-ROSETTA-USERS'] }),
      httpAuth: mockServices.httpAuth({ pluginId: 'rosetta', defaultCredentials: mockCredentials.none() }),
      userInfo: {
        getUserInfo: async (credentials) => {
          const { userEntityRef } = (credentials as ReturnType<typeof mockCredentials.user>).principal;
          return {
            userEntityRef,
            ownershipEntityRefs: [userEntityRef, ...(groups[userEntityRef] ?? []).map(groupRef)],
          };
        },
      },
      logger: mockServices.logger.mock(),
    }),
  );
  const call = (
    path: string,
    {
      as = 'user' as As,
      headers = {},
      ...init
    }: RequestInit & { as?: As; headers?: Record<string, string> } = {},
  ) =>
    fetch(base + path, {
      ...init,
      headers: {
        ...headers,
        ...(as === 'nobody' ? {} : { authorization: mockCredentials.user.header(`user:default/${as}`) }),
      },
    });
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await upstream.close();
  };
  return { base, call, close, token: mockCredentials.user.header('user:default/user') };
};
