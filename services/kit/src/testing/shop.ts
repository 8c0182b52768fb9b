import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tokenGroupsDirectory } from '@rosetta/access';
import type { Logger } from 'pino';
import type { VerifyToken } from '../auth/verifyToken.ts';
import { createService, type ServiceOptions } from '../createService.ts';
import { createLog } from '../observe/log.ts';
import type { GeneratedContract, Handlers } from '../types.ts';

/** What is told of an order while it is made. */
export interface OrderEvent {
  event: 'step';
  id: string;
  data: { text: string };
}

/** A small generated contract: an order can be read, created and followed. */
export interface Shop {
  operations: {
    getOrder: {
      parameters: { query?: never; path: { orderId: string } };
      responses: { 200: { headers: object; content: { 'application/json': { id: string } } } };
    };
    streamOrder: {
      parameters: { query?: never; path: { orderId: string }; header?: { 'Last-Event-ID'?: string } };
      responses: { 200: { headers: object; content: { 'text/event-stream': OrderEvent } } };
    };
    createOrder: {
      parameters: { query?: never; path?: never };
      requestBody: { content: { 'application/json': { item: string } } };
      responses: { 201: { headers: object; content: { 'application/json': { id: string } } } };
    };
  };
  defaulted: { getOrder: never; createOrder: never; streamOrder: never };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const json = { content: { 'application/json': null } };

/** A contract as generated code would judge it, written by hand: a body needs `item`, a reply or an event needs a text `id`. */
const contract: GeneratedContract = {
  validators: {
    getOrder: { body: null, responses: { 200: json } },
    streamOrder: { body: null, responses: { 200: { content: { 'text/event-stream': null } } } },
    createOrder: {
      body: { required: true, content: { 'application/json': null } },
      responses: { 201: json },
    },
  },
  judgeParameters: (_operation, raw) => ({
    parameters: {
      query: {},
      path: { ...raw.path },
      header: { 'last-event-id': raw.headers['last-event-id'] },
    },
    faults: [],
  }),
  judgeBody: (_operation, _type, body) =>
    isRecord(body) && typeof body.item === 'string' ? [] : [{ pointer: '/body/item', detail: 'is required' }],
  judgeReply: (_operation, { body }) =>
    isRecord(body) && typeof body.id === 'string' ? [] : [{ pointer: '/body/id', detail: 'must be string' }],
};

/** Handlers that answer well; a test replaces what it is about. */
export const handlers: Handlers<Shop, object> = {
  getOrder: async ({ path }) => ({ status: 200, body: { id: path.orderId } }),
  streamOrder: async ({ path, header }) => ({
    status: 200,
    events: (async function* () {
      yield {
        event: 'step',
        id: `${path.orderId} ${header['last-event-id']}`,
        data: { text: 'made\nof two lines' },
      };
    })(),
  }),
  createOrder: async ({ body }) => ({ status: 201, body: { id: body.item } }),
};

const verifyToken: VerifyToken = async (token) => ({ subject: token, groups: ['USERS'] });

/** Starts the shop for a test; the token is taken for the name of the caller. */
export const startShop = async (own: Partial<ServiceOptions<Shop, object>> & { log?: Logger } = {}) => {
  const app = createService<Shop, object>({
    name: 'shop',
    version: '1.0.0',
    bundle: {},
    operations: [
      { operationId: 'getOrder', method: 'GET', path: '/orders/{orderId}', roles: ['Rosetta_User'] },
      {
        operationId: 'streamOrder',
        method: 'GET',
        path: '/orders/{orderId}/stream',
        roles: ['Rosetta_User'],
      },
      { operationId: 'createOrder', method: 'POST', path: '/orders', roles: ['Rosetta_User'] },
    ],
    contract,
    handlers,
    deps: {},
    verifyToken,
    access: tokenGroupsDirectory({ Rosetta_User: ['USERS'] }),
    log: createLog('shop', 'silent'),
    ready: {},
    ...own,
  });
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    call: (path: string, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        ...init,
        headers: { Authorization: 'Bearer alice', ...(init.headers as Record<string, string>) },
      }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
