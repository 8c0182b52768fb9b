import { allocationRow, lineRow } from '../testing/builders.ts';
import { withApp } from '../testing/withApp.ts';

const september = { from: '2024-09', to: '2024-10' };
const shared = { application_id: null, pool_id: 'network', share_kind: 'shared', pivot_system: null };

describe('GET /v1/costs/lines', () => {
  const app = withApp();
  const ids = (body: { items: { lineId: string; shareKind: string }[] }) =>
    body.items.map((item) => `${item.lineId} ${item.shareKind}`);

  beforeAll(async () => {
    await app.has('fct_cost_line', [
      lineRow({ line_id: 'own', cost: '3.5' }),
      lineRow({ line_id: 'other', cost: '9', application_id: 'ledger' }),
      lineRow({ line_id: 'pool', cost: '8', ...shared }),
      lineRow({
        line_id: 'lost',
        cost: '2',
        application_id: 'unallocated',
        share_kind: 'unallocated',
        pivot_system: null,
      }),
      lineRow({ line_id: 'licence', cost: '1', product_id: 'office', billing_currency: 'EUR' }),
      lineRow({ line_id: 'no-contract', cost: '0.5', contracted_cost: null, charge_category: 'Tax' }),
      lineRow({ line_id: 'later', cost: '50', charge_month: '2024-10-01' }),
    ]);
    await app.has('fct_allocation', [
      allocationRow({ application_id: 'payments', ratio: '0.25' }),
      allocationRow({ application_id: 'ledger', ratio: '0.5' }),
      allocationRow({ application_id: 'unallocated', ratio: '0.25', method: 'none' }),
    ]);
    await app.publish();
  });

  it('lists the lines of an application, its share of each pool line included, largest share first', async () => {
    const { status, body } = await app.call('listCostLines', {
      query: { ...september, applicationId: 'payments' },
    });
    expect(status).toBe(200);
    expect(ids(body)).toEqual(['own direct', 'pool indirect', 'licence direct', 'no-contract direct']);
    expect(body.items[0]).toMatchObject({
      ratio: '1',
      cost: '3.5',
      share: '3.5',
      pivotSystem: 'sub_account',
    });
    expect(body.items[1]).toMatchObject({
      ratio: '0.25',
      cost: '8',
      share: '2',
      poolId: 'network',
      pivotSystem: null,
    });
  });

  it('shows every field of a line as the API names it', async () => {
    const { body } = await app.call('listCostLines', {
      query: { ...september, applicationId: 'payments', limit: '1' },
    });
    expect(body.items).toEqual([
      {
        lineId: 'own',
        chargeMonth: '2024-09',
        billingMonth: '2024-09',
        currency: 'USD',
        provider: 'AWS',
        service: 'Amazon Elastic Compute Cloud',
        subAccountId: '123456789012',
        subAccountName: 'payments-prod',
        resourceId: null,
        resourceName: null,
        region: 'EU (Paris)',
        description: null,
        chargeCategory: 'Usage',
        chargeClass: null,
        chargePeriodStart: '2024-09-01T00:00:00.000Z',
        chargePeriodEnd: '2024-09-02T00:00:00.000Z',
        quantity: '24',
        unit: 'Hours',
        shareKind: 'direct',
        poolId: null,
        ratio: '1',
        pivotSystem: 'sub_account',
        cost: '3.5',
        share: '3.5',
      },
    ]);
  });

  it('splits a pool line between its consumers and nobody, so that the parts are the line', async () => {
    const { body } = await app.call('listCostLines', { query: september });
    expect(ids(body)).toEqual([
      'other direct',
      'pool indirect',
      'own direct',
      'lost unallocated',
      'pool unallocated',
      'licence direct',
      'no-contract direct',
    ]);
    expect(body.items[1]).toMatchObject({ ratio: '0.75', share: '6' });
  });

  it.each([
    ['groupId', { groupId: 'finance' }, ['other direct', 'pool indirect']],
    ['domainId', { domainId: 'licences' }, ['licence direct']],
    ['familyId', { familyId: 'desktop' }, ['licence direct']],
    ['productId', { productId: 'office' }, ['licence direct']],
    ['currency', { currency: 'EUR' }, ['licence direct']],
    ['chargeCategory', { chargeCategory: ['Tax'] }, ['no-contract direct']],
    ['shareKind', { shareKind: ['unallocated'] }, ['lost unallocated', 'pool unallocated']],
    [
      'unallocated as application',
      { applicationId: 'unallocated' },
      ['lost unallocated', 'pool unallocated'],
    ],
  ])('filters by %s', async (_name, query, expected) => {
    const { body } = await app.call('listCostLines', { query: { ...september, ...query } });
    expect(ids(body)).toEqual(expected);
  });

  it('tells a missing contracted cost from a cost of nothing', async () => {
    const { body } = await app.call('listCostLines', {
      query: { ...september, costKind: 'contracted', chargeCategory: 'Tax' },
    });
    expect(body.items[0]).toMatchObject({ cost: null, share: '0' });
  });

  it('pages without losing or repeating a line', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { ...september, limit: '2', ...(cursor ? { cursor } : {}) };
      const { body } = await app.call('listCostLines', { query });
      seen.push(...ids(body));
      cursor = body.nextCursor as string | null;
    } while (cursor);
    expect(seen).toEqual(ids((await app.call('listCostLines', { query: september })).body));
  });
});
