import { createTrial, type Line } from '@rosetta/scripts/testing/finopsTrial.ts';

const seeds = {
  seed_application: 'application_id,application_name,group_id,group_name\na,A,g,G\nb,B,g,G\nc,C,h,H\n',
  seed_application_pivot:
    'system,external_id,application_id,valid_from_month,valid_to_month\n' +
    ['a', 'b', 'c'].map((id) => `sub_account,acc-${id},${id},2025-01-01,\n`).join(''),
  seed_pool:
    'pool_id,pool_name,description\n' +
    ['even', 'cost', 'fixed', 'idle', 'free', 'hours', 'heads', 'late']
      .map((id) => `${id},${id},A pool\n`)
      .join(''),
  seed_pool_pivot:
    'system,external_id,pool_id,valid_from_month,valid_to_month\n' +
    ['even', 'cost', 'fixed', 'idle', 'free', 'hours', 'heads', 'late']
      .map((id) => `sub_account,pool-${id},${id},2025-01-01,\n`)
      .join(''),
  seed_allocation_rule:
    'rule_id,pool_id,method,driver,valid_from_month,valid_to_month\n' +
    'even-1,even,even,,2025-01-01,\n' +
    'cost-1,cost,proportional,direct_cost,2025-01-01,\n' +
    'fixed-1,fixed,fixed,,2025-01-01,\n' +
    'idle-1,idle,proportional,nobody,2025-01-01,\n' +
    'hours-1,hours,proportional,consumption:Hours,2025-01-01,\n' +
    'heads-1,heads,proportional,headcount,2025-01-01,2025-04-01\n' +
    'heads-2,heads,fixed,,2025-04-01,\n' +
    'late-1,late,even,,2025-04-01,\n',
  seed_allocation_consumer:
    'rule_id,application_id,coefficient\nfixed-1,a,0.5\nfixed-1,b,0.3\nfixed-1,c,0.2\nheads-2,a,1\n',
  seed_allocation_driver:
    'driver,application_id,quantity,valid_from_month,valid_to_month\n' +
    'nobody,a,0,2025-01-01,\nheadcount,a,1,2025-01-01,\nheadcount,b,2,2025-01-01,2025-03-01\nheadcount,b,3,2025-03-01,\n',
};

const cost = (amount: string): Line => ({
  BilledCost: amount,
  EffectiveCost: amount,
  ContractedCost: amount,
  ListCost: amount,
});
const april = { ChargePeriodStart: '2025-04-02T00:00:00Z', ChargePeriodEnd: '2025-04-03T00:00:00Z' };

const lines: Line[] = [
  // what the applications cost themselves: 1, 2 and 4; c has a credit in dollars only
  { ...cost('1.00'), SubAccountId: 'acc-a', ConsumedUnit: 'Hours', ConsumedQuantity: '3' },
  { ...cost('2.00'), SubAccountId: 'acc-b', ConsumedUnit: 'Hours', ConsumedQuantity: '1' },
  { ...cost('4.00'), SubAccountId: 'acc-c' },
  { ...cost('5.00'), SubAccountId: 'acc-a', BillingCurrency: 'USD' },
  { ...cost('-1.00'), SubAccountId: 'acc-c', BillingCurrency: 'USD', ChargeCategory: 'Credit' },
  { ...cost('6.00'), SubAccountId: 'acc-b', ...april },
  // the pools
  {
    BilledCost: '100.00',
    EffectiveCost: '0.1',
    ContractedCost: '0.001',
    ListCost: '1',
    SubAccountId: 'pool-even',
  },
  { ...cost('-100.00'), SubAccountId: 'pool-even', ChargeCategory: 'Credit' },
  { ...cost('10.00'), SubAccountId: 'pool-cost' },
  { ...cost('10.00'), SubAccountId: 'pool-cost', BillingCurrency: 'USD' },
  { ...cost('9.99'), SubAccountId: 'pool-fixed' },
  { ...cost('7.77'), SubAccountId: 'pool-idle' },
  { ...cost('3.33'), SubAccountId: 'pool-free' },
  { ...cost('1.00'), SubAccountId: 'pool-hours' },
  { ...cost('1.00'), SubAccountId: 'pool-heads' },
  { ...cost('1.00'), SubAccountId: 'pool-heads', ...april },
  { ...cost('5.00'), SubAccountId: 'pool-late' },
  { ...cost('0.00'), SubAccountId: 'pool-fixed', ChargeCategory: 'Tax' },
];

describe('shared pools', () => {
  let trial: Awaited<ReturnType<typeof createTrial>>;
  beforeAll(async () => {
    trial = await createTrial();
    await trial.bill('pools', lines);
    const built = await trial.build({ seeds });
    expect(built.tests.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(built.status).toBe('published');
  }, 120_000);
  afterAll(async () => await trial.drop());

  /** The shares of a pool in a month, by application. */
  const shares = async (pool: string, where = '') =>
    Object.fromEntries(
      (
        await trial.rows(`
          select application_id, trim_scale(sum(billed_cost))::text as billed from marts.fct_cost
          where pool_id = '${pool}' and charge_month = '2025-03-01' and billing_currency = 'EUR' ${where}
          group by application_id order by application_id`)
      ).map(({ application_id: id, billed }) => [id, billed]),
    );

  it('shares a cost of 100.00 evenly in cents, the odd cent to one', async () => {
    expect(await shares('even', `and charge_category = 'Usage'`)).toEqual({
      a: '33.34',
      b: '33.33',
      c: '33.33',
    });
  });

  it('shares a credit as it shares a cost', async () => {
    expect(await shares('even', `and charge_category = 'Credit'`)).toEqual({
      a: '-33.34',
      b: '-33.33',
      c: '-33.33',
    });
  });

  it('shares each of the four costs in its own last decimal', async () => {
    expect(
      await trial.rows(`
        select application_id as id, trim_scale(effective_cost)::text as effective,
          trim_scale(contracted_cost)::text as contracted, trim_scale(list_cost)::text as list, line_count as lines
        from marts.fct_cost where pool_id = 'even' and charge_category = 'Usage' order by application_id`),
    ).toEqual([
      { id: 'a', effective: '0.1', contracted: '0.001', list: '1', lines: '1' },
      { id: 'b', effective: '0', contracted: '0', list: '0', lines: '0' },
      { id: 'c', effective: '0', contracted: '0', list: '0', lines: '0' },
    ]);
  });

  it('follows direct cost, and gives what is left to the largest remainders', async () => {
    expect(await shares('cost')).toEqual({ a: '1.43', b: '2.86', c: '5.71' }); // 1.428..., 2.857..., 5.714...
  });

  it('keeps ratios that sum to exactly 1', async () => {
    expect(
      await trial.rows(`
        select application_id as id, ratio::text from marts.fct_allocation
        where pool_id = 'cost' and billing_currency = 'EUR' order by application_id`),
    ).toEqual([
      { id: 'a', ratio: '0.14285714285714286' },
      { id: 'b', ratio: '0.28571428571428571' },
      { id: 'c', ratio: '0.57142857142857143' },
    ]);
  });

  it('gives nothing to an application whose driver is negative', async () => {
    expect(
      await trial.rows(`
        select application_id as id, trim_scale(billed_cost)::text as billed from marts.fct_allocation
        where pool_id = 'cost' and billing_currency = 'USD'`),
    ).toEqual([{ id: 'a', billed: '10' }]);
  });

  it('shares by fixed coefficients', async () => {
    expect(await shares('fixed')).toEqual({ a: '4.99', b: '3', c: '2' }); // 4.995, 2.997, 1.998
  });

  it('follows the consumption of a unit', async () => {
    expect(await shares('hours')).toEqual({ a: '0.75', b: '0.25' });
  });

  it('follows a declared driver of the month, and the rule in force', async () => {
    expect(await shares('heads')).toEqual({ a: '0.25', b: '0.75' });
    expect(
      await trial.rows(`
        select application_id as id, method, rule_id, trim_scale(billed_cost)::text as billed from marts.fct_allocation
        where pool_id = 'heads' and charge_month = '2025-04-01'`),
    ).toEqual([{ id: 'a', method: 'fixed', rule_id: 'heads-2', billed: '1' }]);
  });

  it.each([
    ['idle', 'all of its drivers are zero', '7.77'],
    ['free', 'it has no rule', '3.33'],
    ['late', 'its rule begins later', '5'],
  ])('leaves pool %s unallocated when %s', async (pool, _, billed) => {
    expect(await shares(pool)).toEqual({ unallocated: billed });
    expect(
      await trial.rows(`
        select distinct allocation.method, allocation.ratio::int as ratio, cost.share_kind
        from marts.fct_allocation as allocation join marts.fct_cost as cost using (pool_id)
        where pool_id = '${pool}'`),
    ).toEqual([{ method: 'none', ratio: 1, share_kind: 'unallocated' }]);
  });

  it('counts every line once', async () => {
    expect(await trial.rows('select sum(line_count)::int as lines from marts.fct_cost')).toEqual([
      { lines: lines.length },
    ]);
  });
});
