import { monthRow, treeRow } from '../testing/builders.ts';
import { withApp } from '../testing/withApp.ts';

const autumn = { from: '2024-09', to: '2024-12' };
const rows = [
  treeRow({ cost: '1.5' }),
  treeRow({ cost: '2.25', charge_month: '2024-10-01', share_kind: 'indirect' }),
  treeRow({
    cost: '4',
    charge_month: '2024-10-01',
    billing_currency: 'EUR',
    domain_id: 'licences',
    domain_name: 'Licences',
    product_id: 'office',
  }),
  treeRow({
    cost: '-0.5',
    charge_month: '2024-11-01',
    charge_category: 'Credit',
    application_id: 'ledger',
    group_id: 'finance',
  }),
];

describe('GET /v1/costs/monthly', () => {
  const app = withApp();
  const list = async (query: Record<string, string>) => {
    const { body } = await app.call('listMonthlyCosts', { query: { ...autumn, ...query } });
    return (body.items as { month: string; key: string; currency: string; cost: string }[]).map(
      ({ month, key, currency, cost }) => `${month} ${key} ${currency} ${cost}`,
    );
  };

  beforeAll(async () => {
    await app.has('mv_cost_tree', rows);
    await app.has('mv_cost_by_month', rows.map(monthRow));
    await app.publish();
  });

  it('adds up each month and currency, oldest first', async () => {
    expect(await list({})).toEqual([
      '2024-09 all USD 1.5',
      '2024-10 all EUR 4',
      '2024-10 all USD 2.25',
      '2024-11 all USD -0.5',
    ]);
  });

  it.each([
    [{ groupBy: 'domain', currency: 'EUR' }, ['2024-10 licences EUR 4']],
    [{ groupBy: 'shareKind', shareKind: 'indirect' }, ['2024-10 indirect USD 2.25']],
    [{ groupBy: 'chargeCategory', chargeCategory: 'Credit' }, ['2024-11 Credit USD -0.5']],
    [{ domainId: 'licences', costKind: 'effective' }, ['2024-10 all EUR 8']],
    [{ groupId: 'finance' }, ['2024-11 all USD -0.5']],
    [{ applicationId: 'ledger' }, ['2024-11 all USD -0.5']],
    [{ productId: 'office' }, ['2024-10 all EUR 4']],
    [{ familyId: 'nowhere' }, []],
  ])('answers %j', async (query, expected) => {
    expect(await list(query as Record<string, string>)).toEqual(expected);
  });

  it('gives a cursor that continues exactly there, until the data is published again', async () => {
    const query = { ...autumn, limit: '3' };
    const first = await app.call('listMonthlyCosts', { query });
    const second = await app.call('listMonthlyCosts', {
      query: { ...query, cursor: first.body.nextCursor as string },
    });
    expect(second.body.items.map(({ month }: { month: string }) => month)).toEqual(['2024-11']);
    await app.publish();
    const late = await app.call('listMonthlyCosts', {
      query: { ...query, cursor: first.body.nextCursor as string },
    });
    expect(late).toMatchObject({ status: 409, body: { type: 'urn:rosetta:problem:cursor-expired' } });
  });
});
