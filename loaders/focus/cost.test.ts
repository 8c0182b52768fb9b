import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { land, load } from '@rosetta/loaders-engine';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';

import project from '../finops.ts';

const sample = fileURLToPath(new URL('../../scripts/demo/data/focus_sample.csv', import.meta.url));

/** A FOCUS row of version 1.0 under its column names; null drops the column. */
const row = (override: Record<string, string | null> = {}): Record<string, string> => {
  const all: Record<string, string | null> = {
    BilledCost: '1.5',
    BillingAccountId: 'acc-1',
    BillingCurrency: 'EUR',
    BillingPeriodStart: '2025-03-01T00:00:00Z',
    BillingPeriodEnd: '2025-04-01T00:00:00Z',
    ChargeCategory: 'Usage',
    ChargePeriodStart: '2025-03-02T00:00:00Z',
    ChargePeriodEnd: '2025-03-03T00:00:00Z',
    EffectiveCost: '1.25',
    ListCost: '2',
    ProviderName: 'AWS',
    PublisherName: 'Amazon',
    ServiceCategory: 'Compute',
    ServiceName: 'EC2',
    ...override,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
};

describe('focus.cost', () => {
  const folder = mkdtempSync(join(tmpdir(), 'focus-test-'));
  let raw: TestRaw;
  let database: TestDatabase;
  beforeAll(async () => {
    raw = await createTestRaw();
    database = await createTestDatabase({ roles: true });
  });
  beforeEach(async () => {
    await raw.db.dropDatabase();
    await database.pool.query('drop schema if exists staging cascade');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await raw.drop();
    await database.drop();
  });

  const write = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const csv = (name: string, rows: Record<string, string>[]) =>
    write(
      name,
      [Object.keys(rows[0] ?? {}), ...rows.map((each) => Object.values(each))]
        .map((cells) => `${cells.join(',')}\n`)
        .join(''),
    );
  const landAll = (...files: string[]) => land(project, { source: 'focus', files, raw: raw.url });
  const loadAll = () => load(project, { raw: raw.url, database: database.url, source: 'focus' });
  const query = async (sql: string) => (await database.pool.query<Record<string, unknown>>(sql)).rows;

  it('loads the 1,000 real rows, rejects none, and keeps every decimal', async () => {
    expect(await landAll(sample)).toMatchObject([
      { status: 'landed', rows: 1_000, labels: { focusVersion: '1.0' } },
    ]);
    expect(await loadAll()).toMatchObject([
      { status: 'done', read: 1_000, written: 1_000, rejected: 0, drift: { Id: 1_000 } },
    ]);
    expect(
      await query(`
        select trim_scale(sum(billed_cost))::text as billed, trim_scale(sum(effective_cost))::text as effective,
          trim_scale(sum(billed_cost) filter (where billing_period_start = '2024-09-01Z'))::text as billed_september,
          count(*)::int as lines, count(*) filter (where contracted_cost is null)::int as without_contracted,
          min(charge_period_start)::timestamptz at time zone 'UTC' || '' as first,
          count(tags)::int as tagged, count(distinct _billing_key)::int as parts
        from staging.focus_cost`),
    ).toEqual([
      {
        billed: '20.52022672899',
        effective: '14.97651418586',
        billed_september: '20.28022672899',
        lines: 1_000,
        without_contracted: 7,
        first: '2024-09-01 00:00:00',
        tagged: 711,
        parts: 4,
      },
    ]);
  });

  it('changes nothing when the sample is landed and loaded again, zipped or not', async () => {
    await landAll(sample);
    await loadAll();
    const digest = `select md5(string_agg(line::text, chr(10) order by _id)) as digest from staging.focus_cost as line`;
    const before = await query(digest);
    expect(await landAll(sample, write('again.csv.gz', gzipSync(readFileSync(sample))))).toMatchObject([
      { status: 'known' },
      { status: 'known' },
    ]);
    expect(await loadAll()).toMatchObject([{ status: 'done', deliveries: 0, read: 0 }]);
    expect(await query(digest)).toEqual(before);
  });

  it.each([
    ['1.0', {}, { provider_name: 'AWS', publisher_name: 'Amazon' }],
    [
      '1.1',
      { ServiceSubcategory: 'Virtual Machines', SkuMeter: 'm' },
      { service_subcategory: 'Virtual Machines' },
    ],
    ['1.2', { InvoiceId: 'inv-9', SubAccountType: 'Project' }, { invoice_id: 'inv-9', provider_name: 'AWS' }],
    [
      '1.3',
      { ServiceProviderName: 'Databricks', HostProviderName: 'AWS', ContractApplied: '' },
      { provider_name: 'Databricks', publisher_name: 'AWS' },
    ],
    [
      '1.4',
      { ProviderName: null, PublisherName: null, ServiceProviderName: 'Databricks', HostProviderName: 'AWS' },
      {
        provider_name: 'Databricks',
        publisher_name: 'AWS',
        _billing_key: 'Databricks|acc-1|2025-03-01T00:00:00.000000Z',
      },
    ],
  ])('reads version %s by its own column names, with no drift', async (version, columns, staged) => {
    expect(await landAll(csv('version.csv', [row(columns)]))).toMatchObject([
      { labels: { focusVersion: version } },
    ]);
    expect(await loadAll()).toMatchObject([{ written: 1, drift: {} }]);
    expect(await query('select * from staging.focus_cost')).toMatchObject([staged]);
  });

  it('replaces a re-delivered billing period however its dates are written, and no other provider, account or period', async () => {
    const others = [
      row({ ProviderName: 'Azure' }),
      row({ BillingAccountId: 'acc-2' }),
      row({ BillingPeriodStart: '2025-02-01T00:00:00Z' }),
    ];
    await landAll(csv('first.csv', [row(), row(), ...others]));
    await loadAll();
    await landAll(csv('second.csv', [row({ BilledCost: '3', BillingPeriodStart: '2025-03-01 00:00:00' })]));
    expect(await loadAll()).toMatchObject([{ written: 1, replaced: 2 }]);
    expect(
      await query(
        'select billed_cost::text as cost, count(*)::int from staging.focus_cost group by 1 order by 1',
      ),
    ).toEqual([
      { cost: '1.5', count: 3 },
      { cost: '3', count: 1 },
    ]);
  });

  it.each([
    ['BilledCost', '', 'is missing'],
    ['BilledCost', '"12,5"', '"12,5" is not a decimal number'],
    ['ListCost', '0.123456789012345678', '"0.123456789012345678" is not held by numeric(38,17)'],
    ['BillingCurrency', 'euro', '"euro" is not an ISO 4217 currency'],
    ['ChargeCategory', 'Fee', '"Fee" is not one of Usage, Purchase, Tax, Credit, Adjustment'],
    ['ChargeClass', 'Wrong', '"Wrong" is not one of Correction'],
    ['BillingPeriodStart', 'March', '"March" is not a date or an ISO 8601 timestamp'],
    ['ChargePeriodStart', '2025-02-30', '"2025-02-30" is not a date of the calendar'],
    ['ChargePeriodEnd', '2025-03-01T00:00:00Z', 'is before charge_period_start'],
    ['ServiceName', 'NULL', 'is missing'],
    ['Tags', '{oops', '"{oops" is not JSON'],
  ])('rejects a line whose %s is %s, says why, and stages the others', async (column, value, reason) => {
    const optional = { ChargeClass: '', Tags: '' };
    await landAll(csv('broken.csv', [row(optional), row({ ...optional, [column]: value })]));
    expect(await loadAll()).toMatchObject([{ status: 'done', written: 1, rejected: 1 }]);
    expect(await query('select path, reason from staging.rejected_row')).toEqual([
      { path: `payload.${column}`, reason },
    ]);
  });

  it.each([
    [
      'a foreign file',
      'name,age\nx,1\n',
      /:1: this is not a FOCUS file \(its first column is "name"\): export .*\.$/,
    ],
    [
      'a FOCUS file without its costs',
      'ChargeCategory,ServiceName\nUsage,x\n',
      /:1: the header lacks the FOCUS columns BilledCost, /,
    ],
  ])('refuses %s in one sentence', async (_, content, sentence) => {
    expect(await landAll(write('foreign.csv', content))).toEqual([
      { file: expect.any(String), status: 'refused', error: expect.stringMatching(sentence) },
    ]);
    expect(await raw.db.listCollections().toArray()).toEqual([]);
  });
});
