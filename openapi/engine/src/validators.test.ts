import { generateShop, type ShopValidators } from './testing/shop.ts';

let shop: Awaited<ReturnType<typeof generateShop>>;
let api: ShopValidators;
beforeAll(async () => {
  shop = await generateShop();
  api = shop.module;
}, 30_000);
afterAll(() => shop.remove());

const list = (query: string, headers: Record<string, string> = {}) =>
  api.judgeParameters(api.validators.listOrders, { query, path: {}, headers });
const put = (body: unknown) => api.judgeBody(api.validators.replaceOrder, 'application/json', body);

const order = {
  total: '1.50',
  placedOn: '2024-02-29',
  month: '2024-02',
  lines: 3,
  paidAt: null,
  payment: { kind: 'cash' },
};

describe('parameters', () => {
  it('are decoded by style and type, with defaults', () => {
    const { parameters, faults } = list(
      'paid=true&price=1.5e2&state=open&state=closed&ids=1,2&tags=a|b%7Cc&filter[min]=4&filter%5Bname%5D=x+y&where=%7B%22a%22:1%7D',
      { 'x-shop': '50%', 'x-tags': 'a, b', cookie: 'a=b; session=xyz' },
    );
    expect(faults).toEqual([]);
    expect(parameters).toEqual({
      query: {
        limit: 20,
        paid: true,
        price: 150,
        state: ['open', 'closed'],
        ids: [1, 2],
        tags: ['a', 'b', 'c'],
        filter: { min: 4, name: 'x y' },
        where: { a: 1 },
      },
      path: {},
      header: { 'x-shop': '50%', 'x-tags': ['a', 'b'] },
      cookie: { session: 'xyz' },
    });
  });

  it.each([
    ['limit=0x10', '/query/limit', 'must be a whole number'],
    ['limit=1e1', '/query/limit', 'must be a whole number'],
    ['limit=%201', '/query/limit', 'must be a whole number'],
    ['limit=', '/query/limit', 'must be a whole number'],
    ['limit=9007199254740993', '/query/limit', 'must be a whole number within ±9007199254740991'],
    ['limit=101', '/query/limit', 'must be <= 100'],
    ['limit=1&limit=2', '/query/limit', 'must be given once'],
    ['paid=yes', '/query/paid', 'must be true or false'],
    ['paid', '/query/paid', 'must be true or false'],
    ['price=NaN', '/query/price', 'must be a number'],
    ['price=1e999', '/query/price', 'must be a number that fits'],
    ['on=2023-02-29', '/query/on', 'must be a valid date'],
    ['on=2024-04-31', '/query/on', 'must be a valid date'],
    ['state=open&state=lost', '/query/state/1', 'must be one of open, closed'],
    ['ids=1,x', '/query/ids/1', 'must be a whole number'],
    ['ids=1&ids=2', '/query/ids', 'must be given once'],
    ['filter[max]=1', '/query/filter/max', 'is not known here'],
    ['filter[name]=long', '/query/filter/name', 'must NOT have more than 3 characters'],
    ['filter[__proto__]=1', '/query/filter/__proto__', 'is not known here'],
    ['where={', '/query/where', 'must be JSON'],
    ['nope=1', '/query/nope', 'is not a parameter of this operation'],
    ['tags=%00', '/query/tags/0', 'must not contain the NUL character'],
    ['tags=%ED%A0%80', '/query/tags/0', 'must be percent-encoded UTF-8'],
    ['tags=%zz', '/query/tags/0', 'must be percent-encoded UTF-8'],
    ['%zz=1', '/query', 'has a name that must be percent-encoded UTF-8'],
  ])('refuses %s', (query, pointer, detail) => {
    expect(list(query).faults).toContainEqual({ pointer, detail });
  });

  it('does not call a value missing that could not be read', () => {
    expect(list('limit=x').faults).toEqual([{ pointer: '/query/limit', detail: 'must be a whole number' }]);
  });

  it('reads the path segment, encoded or not', () => {
    const read = (orderId: string) =>
      api.judgeParameters(api.validators.replaceOrder, { query: '', path: { orderId }, headers: {} });
    expect(read('a%20b').parameters.path).toEqual({ orderId: 'a b' });
    expect(read('A').faults).toEqual([
      { pointer: '/path/orderId', detail: 'must match pattern "^[a-z0-9 ]+$"' },
    ]);
  });

  it('lists no more than 50 faults', () => {
    expect(list(Array.from({ length: 80 }, (_, index) => `x${index}=1`).join('&')).faults).toHaveLength(50);
  });
});

describe('bodies', () => {
  it('are taken without what only the server writes', () => {
    expect(put({ ...order, secret: 's' })).toEqual([]);
  });
  it.each([
    [{ ...order, id: 'a1' }, '/body/id', 'must not be sent'],
    [{ ...order, total: 1.5 }, '/body/total', 'must be string'],
    [{ ...order, total: '1e5' }, '/body/total', 'must be a valid decimal'],
    [{ ...order, month: '2024-13' }, '/body/month', 'must be a month like 2024-09'],
    [{ ...order, lines: 2 ** 53 }, '/body/lines', 'must be a valid int64'],
    [{ ...order, paidAt: '2024-02-30T00:00:00Z' }, '/body/paidAt', 'must be a valid date-time'],
    [{ ...order, extra: 1 }, '/body/extra', 'is not known here'],
    [
      { ...order, payment: { kind: 'card', last4: '42' } },
      '/body/payment/last4',
      'must NOT have fewer than 4 characters',
    ],
    [{ ...order, payment: { kind: 'gold' } }, '/body/payment', 'value of tag "kind" must be in oneOf'],
    [{ ...order, total: 'a\0' }, '/body/total', 'must not contain the NUL character'],
    [{ ...order, secret: '\ud800' }, '/body/secret', 'must not contain half a surrogate pair'],
    [undefined, '/body', 'is required'],
    [null, '/body', 'must be object'],
  ])('refuses %j', (body, pointer, detail) => {
    expect(put(body)).toContainEqual({ pointer, detail });
  });
});

describe('replies', () => {
  const reply = (
    body: unknown,
    headers: Record<string, unknown> = { 'x-count': '1' },
    status = 200,
    mediaType = 'application/json',
  ) => api.judgeReply(api.validators.listOrders, { status, mediaType, body, headers });
  const full = { ...order, id: 'a1' };

  it('are taken when they keep the contract', () => {
    expect(reply([full])).toEqual([]);
    expect(reply({ title: 'Gone' }, {}, 404, 'application/problem+json')).toEqual([]);
    expect(api.judgeReply(api.validators.replaceOrder, { status: 204, headers: {} })).toEqual([]);
  });
  it.each([
    [[order], { 'x-count': '1' }, 200, '/body/0/id', 'is required'],
    [[{ ...full, secret: 's' }], { 'x-count': '1' }, 200, '/body/0/secret', 'must not be sent'],
    [[], {}, 200, '/header/x-count', 'is required'],
    [[], {}, 500, '/body', 'application/json is not documented'],
  ])('are refused: %j %j %i', (body, headers, status, pointer, detail) => {
    expect(reply(body, headers, status)).toContainEqual({ pointer, detail });
  });
  it('need a body where one is documented, and a documented status', () => {
    expect(api.judgeReply(api.validators.listOrders, { status: 200, headers: { 'x-count': 1 } })).toEqual([
      { pointer: '/body', detail: 'is required' },
    ]);
  });
});
