import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDemoData } from '@rosetta/scripts/demo/data/generate.ts';
import { createTrial } from '@rosetta/scripts/testing/finopsTrial.ts';

const sample = fileURLToPath(new URL('../../scripts/demo/data/focus_sample.csv', import.meta.url));

describe('the real bills of 2024-09', () => {
  let trial: Awaited<ReturnType<typeof createTrial>>;
  beforeAll(async () => {
    trial = await createTrial();
    await trial.landAndLoad([sample]);
    const built = await trial.build();
    expect(built.tests.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(built.status).toBe('published');
  }, 120_000);
  afterAll(async () => await trial.drop());

  const totals = () =>
    trial.rows(`
      select charge_month::text as month, billing_currency as currency, trim_scale(sum(billed_cost))::text as billed,
        trim_scale(sum(effective_cost))::text as effective, sum(line_count)::int as lines
      from marts.mv_cost_tree group by charge_month, billing_currency`);
  const expected = [
    {
      month: '2024-09-01',
      currency: 'USD',
      billed: '20.52022672899',
      effective: '14.97651418586',
      lines: 1000,
    },
  ];

  it('sum to what was billed, to the last decimal', async () => {
    expect(await totals()).toEqual(expected);
  });

  it('are all classified, in at least three domains', async () => {
    const domains = (await trial.rows('select distinct domain_id from marts.mv_cost_tree')).map(
      ({ domain_id: id }) => id,
    );
    expect(domains).not.toContain('unclassified');
    expect(domains.length).toBeGreaterThanOrEqual(3);
  });

  it('are direct, shared and unallocated, each in part', async () => {
    expect(
      await trial.rows(
        'select share_kind, count(*)::int as lines from marts.fct_cost_line group by share_kind order by share_kind',
      ),
    ).toEqual([
      { share_kind: 'direct', lines: 286 },
      { share_kind: 'shared', lines: 333 },
      { share_kind: 'unallocated', lines: 381 },
    ]);
  });

  it('stay as they were when a model loses a line: the build fails, naming the conservation test', async () => {
    const built = await trial.build({
      models: {
        'marts/fct_cost.sql': (sql) =>
          sql.replace(`share_kind <> 'shared'`, `share_kind <> 'shared' and charge_category <> 'Credit'`),
      },
    });
    expect(built.status).toBe('failed');
    expect(built.tests.filter(({ status }) => status === 'failed').map(({ test }) => test)).toContain(
      'costs_are_conserved',
    );
    expect(await totals()).toEqual(expected);
  }, 60_000);
});

describe('the generated bills', () => {
  let trial: Awaited<ReturnType<typeof createTrial>>;
  beforeAll(async () => (trial = await createTrial()));
  afterAll(async () => await trial.drop());

  it('load but for their broken rows, count a month that was delivered twice once, and build', async () => {
    const files = await generateDemoData({
      outDir: join(trial.folder, 'data'),
      months: 3,
      rowsPerMonth: 700,
    });
    await trial.landAndLoad(files.map(({ path }) => path));
    expect(
      await trial.rows(`
        select (select count(*) from staging.focus_cost)::int as staged,
          (select count(distinct raw_id) from staging.rejected_row)::int as rejected`),
    ).toEqual([{ staged: 3 * 700 - 3, rejected: 3 }]);
    const built = await trial.build();
    expect(built.tests.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(
      await trial.rows(`
        select count(distinct application_id)::int > 150 as many_applications, count(distinct billing_currency)::int as currencies,
          count(distinct charge_category)::int as categories, count(distinct share_kind)::int as kinds,
          count(distinct domain_id)::int > 5 as many_domains, min(charge_month)::text as first_month
        from marts.mv_cost_tree`),
    ).toEqual([
      {
        many_applications: true,
        currencies: 2,
        categories: 5,
        kinds: 3,
        many_domains: true,
        first_month: '2024-10-01',
      },
    ]);
  }, 120_000);
});
