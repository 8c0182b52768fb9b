import { createTrial, type Line } from '@rosetta/scripts/testing/finopsTrial.ts';

const seeds = {
  seed_application: 'application_id,application_name,group_id,group_name\na,A,g,G\nb,B,g,G\nc,C,h,H\n',
  seed_application_pivot:
    'system,external_id,application_id,valid_from_month,valid_to_month\n' +
    'resource,vm-1,a,2025-01-01,\n' +
    'sub_account,acc-1,b,2025-01-01,2025-03-01\nsub_account,acc-1,c,2025-03-01,2025-05-01\n' +
    'tag,application=b,b,2025-01-01,\ntag,team=c,c,2025-01-01,\n',
  seed_pivot_precedence: 'rank,system,tag_key\n1,resource,\n2,sub_account,\n3,tag,team\n4,tag,application\n',
  seed_pool: 'pool_id,pool_name,description\nnetwork,Network,Links\n',
  seed_pool_pivot:
    'system,external_id,pool_id,valid_from_month,valid_to_month\nsub_account,net-1,network,2025-01-01,\n',
  seed_allocation_rule: 'rule_id,pool_id,method,driver,valid_from_month,valid_to_month\n',
  seed_allocation_consumer: 'rule_id,application_id,coefficient\n',
  seed_allocation_driver: 'driver,application_id,quantity,valid_from_month,valid_to_month\n',
  seed_product_rule:
    'provider_name,service_category,service_name,product_id\n' +
    'AWS,,,virtual-machines\n,Storage,,object-storage\nAWS,Storage,,block-storage\n,,Archive,backup\nAWS,Storage,Disks,file-storage\n',
  seed_product:
    'product_id,product_name,family_id,family_name,domain_id,domain_name\n' +
    ['virtual-machines', 'object-storage', 'block-storage', 'file-storage', 'backup']
      .map((id) => `${id},${id},f,F,d,D\n`)
      .join(''),
};

const inMonth = (month: string): Line => ({
  ChargePeriodStart: `2025-${month}-02T00:00:00Z`,
  ChargePeriodEnd: `2025-${month}-03T00:00:00Z`,
});
const tags = (value: Record<string, string>): Line => ({ Tags: JSON.stringify(value) });
const service = (provider: string, category: string, name: string): Line => ({
  ProviderName: provider,
  ServiceCategory: category,
  ServiceName: name,
});

describe('the consumer and the product of a line', () => {
  let trial: Awaited<ReturnType<typeof createTrial>>;
  const lines: [string, Line, unknown][] = [
    [
      'a resource before its sub-account',
      { ResourceId: 'vm-1', SubAccountId: 'acc-1' },
      ['a', 'direct', 'resource'],
    ],
    [
      'a sub-account before a tag',
      { SubAccountId: 'acc-1', ...tags({ application: 'b' }) },
      ['c', 'direct', 'sub_account'],
    ],
    ['a tag key before another', tags({ application: 'b', team: 'c' }), ['c', 'direct', 'tag']],
    [
      'the next tag key when the first is unknown',
      tags({ application: 'b', team: 'x' }),
      ['b', 'direct', 'tag'],
    ],
    [
      'a sub-account as of its charge month',
      { SubAccountId: 'acc-1', ...inMonth('02') },
      ['b', 'direct', 'sub_account'],
    ],
    [
      'nobody once the pivot has ended',
      { SubAccountId: 'acc-1', ...inMonth('05') },
      ['unallocated', 'unallocated', null],
    ],
    [
      'nobody when nothing is known',
      { SubAccountId: 'acc-9', ...tags({}) },
      ['unallocated', 'unallocated', null],
    ],
    ['a pool', { SubAccountId: 'net-1', ...tags({ application: 'b' }) }, [null, 'shared', 'sub_account']],
  ];
  const products: [string, Line, string][] = [
    ['by its provider', service('AWS', 'Compute', 'Machines'), 'virtual-machines'],
    ['by its category before its provider', service('Other', 'Storage', 'Buckets'), 'object-storage'],
    ['by provider and category before category', service('AWS', 'Storage', 'Volumes'), 'block-storage'],
    ['by its name before its category', service('AWS', 'Storage', 'Archive'), 'backup'],
    ['by all three first', service('AWS', 'Storage', 'Disks'), 'file-storage'],
    ['as unclassified when no rule knows it', service('Other', 'Compute', 'Machines'), 'unclassified'],
  ];
  beforeAll(async () => {
    trial = await createTrial();
    await trial.bill('lines', [...lines.map(([, line]) => line), ...products.map(([, line]) => line)]);
    expect((await trial.build({ seeds })).status).toBe('published');
  }, 120_000);
  afterAll(async () => await trial.drop());

  const lineAt = async (index: number) =>
    (await trial.rows(`select * from marts.fct_cost_line order by line_id offset ${index} limit 1`))[0]!;

  it.each(lines.map(([title, , expected], index) => ({ title, expected, index })))(
    'finds $title',
    async ({ expected, index }) => {
      const line = await lineAt(index);
      expect([line.application_id, line.share_kind, line.pivot_system]).toEqual(expected);
    },
  );

  it.each(products.map(([title, , expected], index) => ({ title, expected, index })))(
    'classifies $title',
    async ({ expected, index }) => {
      expect((await lineAt(lines.length + index)).product_id).toBe(expected);
    },
  );

  it('keeps the charge month of a correction that is billed later', async () => {
    await trial.bill('correction', [
      {
        ...inMonth('02'),
        ChargeClass: 'Correction',
        BilledCost: '-1.00',
        BillingPeriodStart: '2025-06-01T00:00:00Z',
        BillingPeriodEnd: '2025-07-01T00:00:00Z',
      },
    ]);
    await trial.build({ seeds });
    expect(
      await trial.rows(`
        select charge_month::text, billing_month::text from marts.fct_cost_line where charge_class = 'Correction'`),
    ).toEqual([{ charge_month: '2025-02-01', billing_month: '2025-06-01' }]);
  }, 60_000);
});
