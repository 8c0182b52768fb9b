import type { Handler, Handlers, Reply } from './types.ts';

/** A small generated contract, as `make generate` writes it. */
interface Shop {
  operations: {
    getOrder: {
      parameters: { query?: { expand?: boolean; limit?: number }; path: { orderId: string } };
      requestBody?: never;
      responses: {
        200: { headers: object; content: { 'application/json': { id: string; state: 'open' | 'paid' } } };
        304: { headers: object; content?: never };
        404: { headers: object; content: { 'application/problem+json': { title: string } } };
      };
    };
    createOrder: {
      parameters: { query?: never; path?: never };
      requestBody: { content: { 'application/json': { item: string } } };
      responses: { 201: { headers: object; content: { 'application/json': { id: string } } } };
    };
    streamOrder: {
      parameters: { query?: never; path: { orderId: string }; header?: { 'Last-Event-ID'?: string } };
      responses: {
        200: { headers: object; content: { 'text/event-stream': { event: 'step'; data: string } } };
      };
    };
  };
  defaulted: { getOrder: 'limit'; createOrder: never; streamOrder: never };
}

/** A handler that keeps the contract. */
export const good: Handler<Shop, 'getOrder', object> = async ({ path, query }) => {
  const limit: number = query.limit; // has a default, so it is always there
  const expand: boolean | undefined = query.expand;
  return { status: 200, body: { id: `${path.orderId} ${limit} ${expand}`, state: 'open' } } satisfies Reply<
    Shop,
    'getOrder'
  >;
};

/** The body of a request has the type that the spec gives it. */
export const created: Handler<Shop, 'createOrder', object> = async ({ body }) => ({
  status: 201,
  body: { id: body.item },
});

/** An operation that streams replies with events of the type that the spec gives them; headers are read in lower case. */
export const streamed: Handler<Shop, 'streamOrder', object> = async ({ header }) => ({
  status: 200,
  events: (async function* () {
    yield { event: 'step' as const, data: header['last-event-id'] ?? 'from the start' };
  })(),
});

// @ts-expect-error events of the wrong type
export const wrongEvents: Handler<Shop, 'streamOrder', object> = async () => ({
  status: 200,
  events: (async function* () {
    yield { event: 'leap' as const, data: 'x' };
  })(),
});

// @ts-expect-error a body where the spec has a stream
export const noEvents: Handler<Shop, 'streamOrder', object> = async () => ({
  status: 200,
  body: { event: 'step', data: 'x' },
});

// @ts-expect-error a field of the wrong type
export const wrongField: Handler<Shop, 'getOrder', object> = async () => ({
  status: 200,
  body: { id: 1, state: 'open' },
});

// @ts-expect-error a value that is not in the enum
export const wrongEnum: Handler<Shop, 'getOrder', object> = async () => ({
  status: 200,
  body: { id: 'a', state: 'lost' },
});

// @ts-expect-error a missing field
export const missingField: Handler<Shop, 'getOrder', object> = async () => ({
  status: 200,
  body: { id: 'a' },
});

// @ts-expect-error a status that the spec does not have
export const wrongStatus: Handler<Shop, 'getOrder', object> = async () => ({
  status: 201,
  body: { id: 'a', state: 'open' },
});

// @ts-expect-error a refusal is thrown, not returned
export const problemReply: Handler<Shop, 'getOrder', object> = async () => ({
  status: 404,
  body: { title: 'gone' },
});

// @ts-expect-error an extra field
export const extraField = { status: 200, body: { id: 'a', state: 'open', extra: 1 } } satisfies Reply<
  Shop,
  'getOrder'
>;

/** A parameter that the spec does not have cannot be read. */
export const unknownParameter: Handler<Shop, 'getOrder', object> = async ({ query }) => {
  // @ts-expect-error no such parameter
  const id: string = query.nope;
  return { status: 200, body: { id, state: 'open' } };
};

// @ts-expect-error a handler is missing
export const missingHandler: Handlers<Shop, object> = { getOrder: good };
