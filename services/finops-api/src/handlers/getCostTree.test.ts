import { allocationRow, lineRow, monthRow, treeRow } from '../testing/builders.ts';
import { withApp } from '../testing/withApp.ts';

const september = { from: '2024-09', to: '2024-10' };
const rows = [
  treeRow({ cost: '20.25' }),
  treeRow({
    cost: '0.27022672899',
    application_id: 'ledger',
    application_name: 'Ledger',
    group_id: 'finance',
    group_name: 'Finance',
  }),
  treeRow({ cost: '5', share_kind: 'indirect', line_count: 3 }),
  treeRow({ cost: '-2', charge_category: 'Credit' }),
  treeRow({
    cost: '7',
    domain_id: 'licences',
    domain_name: 'Licences',
    family_id: 'desktop',
    family_name: 'Desktop',
    product_id: 'office',
    product_name: 'Office',
    billing_currency: 'EUR',
  }),
  treeRow({ cost: '100', charge_month: '2024-10-01' }),
];

describe('GET /v1/costs/tree', () => {
  const app = withApp();
  let publication: number;

  beforeAll(async () => {
    await app.has('mv_cost_tree', rows);
    await app.has('mv_cost_by_month', rows.map(monthRow));
    await app.has('fct_cost_line', [lineRow()]);
    await app.has('fct_allocation', [allocationRow()]);
    publication = await app.publish();
  });

  it('lists the domains of a month, most expensive first, each split by share kind, to the last decimal', async () => {
    const { status, body } = await app.call('getCostTree', { query: { level: 'domain', ...september } });
    expect(status).toBe(200);
    expect(body).toEqual({
      publication: {
        id: publication,
        publishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      },
      level: 'domain',
      costKind: 'billed',
      items: [
        {
          id: 'cloud',
          name: 'Cloud',
          level: 'domain',
          currency: 'USD',
          cost: '23.52022672899',
          direct: '18.52022672899',
          indirect: '5',
          unallocated: '0',
          lineCount: 6,
        },
        {
          id: 'licences',
          name: 'Licences',
          level: 'domain',
          currency: 'EUR',
          cost: '7',
          direct: '7',
          indirect: '0',
          unallocated: '0',
          lineCount: 1,
        },
      ],
      totals: [
        { currency: 'EUR', cost: '7', direct: '7', indirect: '0', unallocated: '0' },
        {
          currency: 'USD',
          cost: '23.52022672899',
          direct: '18.52022672899',
          indirect: '5',
          unallocated: '0',
        },
      ],
      nextCursor: null,
    });
  });

  it.each([
    ['costKind', { costKind: 'list' }, '94.08090691596'],
    ['currency', { currency: 'EUR' }, '7'],
    ['domainId', { domainId: 'licences' }, '7'],
    ['familyId', { familyId: 'desktop' }, '7'],
    ['productId', { productId: 'office' }, '7'],
    ['applicationId', { applicationId: 'ledger' }, '0.27022672899'],
    ['groupId', { groupId: 'finance' }, '0.27022672899'],
    ['chargeCategory', { chargeCategory: ['Credit', 'Tax'] }, '-2'],
    ['shareKind', { shareKind: ['indirect'] }, '5'],
    ['a longer period', { to: '2024-11' }, '123.52022672899'],
  ])('filters by %s', async (_name, query, cost) => {
    const { body } = await app.call('getCostTree', { query: { level: 'domain', ...september, ...query } });
    expect(body.items[0]?.cost).toBe(cost);
  });

  it('answers an unknown parent with an empty page', async () => {
    const { body } = await app.call('getCostTree', {
      query: { level: 'family', ...september, domainId: 'nowhere' },
    });
    expect(body).toMatchObject({ items: [], totals: [], nextCursor: null });
  });

  it.each(['domain', 'family', 'product', 'application'])(
    'sums the %s level to the same totals',
    async (level) => {
      const whole = await app.call('getCostTree', {
        query: { level: 'domain', ...september, currency: 'USD' },
      });
      const { body } = await app.call('getCostTree', { query: { level, ...september, currency: 'USD' } });
      expect(body.totals).toEqual(whole.body.totals);
    },
  );

  it('gives a cursor that continues exactly there, with the totals of the whole', async () => {
    const query = { level: 'application', ...september, limit: '1' };
    const first = await app.call('getCostTree', { query });
    const second = await app.call('getCostTree', {
      query: { ...query, cursor: first.body.nextCursor as string },
    });
    const third = await app.call('getCostTree', {
      query: { ...query, cursor: second.body.nextCursor as string },
    });
    const seen = [first, second, third].map(
      ({ body }) => [body.items[0].id, body.items[0].currency, body.items[0].cost] as unknown,
    );
    expect(seen).toEqual([
      ['payments', 'USD', '23.25'],
      ['payments', 'EUR', '7'],
      ['ledger', 'USD', '0.27022672899'],
    ]);
    expect(third.body.nextCursor).toBeNull();
    expect(third.body.totals).toEqual(first.body.totals);
  });

  it('refuses a cursor of other filters, and one that is none', async () => {
    const query = { level: 'application', ...september, limit: '1' };
    const { body } = await app.call('getCostTree', { query });
    const cursor = body.nextCursor as string;
    const other = await app.call('getCostTree', { query: { ...query, currency: 'USD', cursor } });
    expect(other).toMatchObject({ status: 409, body: { type: 'urn:rosetta:problem:cursor-expired' } });
    const forged = Buffer.from(
      JSON.stringify({ r: String(publication), f: 'x', k: ["1'; drop", 'a', 'b'] }),
    ).toString('base64url');
    for (const headers of [undefined, { 'If-None-Match': '*' }]) {
      for (const bad of ['nonsense', forged]) {
        const refused = await app.call('getCostTree', { query: { ...query, cursor: bad }, headers });
        expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/query/cursor' }] } });
      }
    }
  });

  it('lists every part of a bad request with its pointer', async () => {
    const { status, headers, body } = await app.call('getCostTree', {
      query: { from: '2024-13', limit: '0x10', currency: ['EUR', 'USD'], chargeCategory: 'Gift', nope: '1' },
    });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/query/from', detail: 'must be a month like 2024-09' },
        { pointer: '/query/limit', detail: 'must be a whole number' },
        { pointer: '/query/currency', detail: 'must be given once' },
        {
          pointer: '/query/chargeCategory/0',
          detail: 'must be one of Usage, Purchase, Tax, Credit, Adjustment',
        },
        { pointer: '/query/level', detail: 'is required' },
        { pointer: '/query/to', detail: 'is required' },
        { pointer: '/query/nope', detail: 'is not a parameter of this operation' },
      ]),
    );
    expect(body).toMatchObject({ instance: '/v1/costs/tree', requestId: headers.get('x-request-id') });
  });

  it('refuses a period that ends before it begins', async () => {
    const { status, body } = await app.call('getCostTree', {
      query: { level: 'domain', from: '2024-10', to: '2024-10' },
    });
    expect([status, body.errors[0].pointer]).toEqual([400, '/query/to']);
  });
});
