import { monthRow, treeRow } from '../testing/builders.ts';
import { withApp } from '../testing/withApp.ts';

describe('GET /v1/costs/dimensions and /v1/publications/last', () => {
  const app = withApp();

  it('is empty while the costs are', async () => {
    await app.publish();
    const { body } = await app.call('listCostDimensions');
    expect(body).toMatchObject({
      months: { first: null, last: null },
      currencies: [],
      domains: [],
      chargeCategories: [],
    });
  });

  it('lists what occurs, in order', async () => {
    const rows = [
      treeRow(),
      treeRow({
        charge_month: '2025-01-01',
        billing_currency: 'EUR',
        charge_category: 'Tax',
        domain_id: 'licences',
        domain_name: 'Licences',
      }),
    ];
    await app.has('mv_cost_tree', rows);
    await app.has('mv_cost_by_month', rows.map(monthRow));
    const id = await app.publish();
    const { body } = await app.call('listCostDimensions');
    expect(body).toMatchObject({
      publication: { id },
      months: { first: '2024-09', last: '2025-01' },
      currencies: ['EUR', 'USD'],
      domains: [
        { id: 'cloud', name: 'Cloud' },
        { id: 'licences', name: 'Licences' },
      ],
      groups: [
        { id: 'finance', name: 'Finance' },
        { id: 'retail', name: 'Retail' },
        { id: 'unallocated', name: 'Unallocated' },
      ],
      chargeCategories: ['Tax', 'Usage'],
    });
  });

  it('tells the last publication, its run and what it changed', async () => {
    const id = await app.publish();
    const { body } = await app.call('getLastPublication');
    expect(body).toEqual({
      id,
      publishedAt: expect.any(String) as string,
      runId: '5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52',
      models: [{ name: 'fct_cost', action: 'replaced' }],
    });
  });
});
