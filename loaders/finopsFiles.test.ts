import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import project from './finops.ts';
import { trial } from './testing/trial.ts';

type Row = Readonly<Record<string, string | number | null>>;

interface Case {
  readonly source: string;
  readonly table: string;
  readonly rows: readonly [Row, Row];
  /** What a newer delivery of the first row's part says. */
  readonly again: Row;
  readonly staged: Readonly<Record<string, unknown>>;
  readonly breaks: readonly (readonly [field: string, value: string, reason: string])[];
}

const missing = 'is missing';
const price = {
  price_list: 'hosting-2026',
  product_id: 'virtual_machine',
  unit: 'vCPU-hour',
  unit_price: '0.0123456789012345',
  currency: 'EUR',
  valid_from: '2026-01-01',
  valid_to: '2027-01-01',
};
const budget = {
  version: '2026-v1',
  level: 'domain',
  scope_id: 'cloud',
  month: '2026-01',
  amount: '1000.10',
  currency: 'EUR',
};
const driver = {
  driver: 'monitored_hosts',
  month: '2026-01',
  application_id: 'campaign-manager',
  quantity: '2.5',
  unit: 'host',
};

const cases: Readonly<Record<string, Case>> = {
  'prices.price': {
    source: 'prices',
    table: 'price_list',
    rows: [price, { ...price, price_list: 'licences-2026', valid_to: null }],
    again: { ...price, unit_price: '0.02' },
    staged: { unit_price: '0.0123456789012345', currency: 'EUR', _price_list_key: 'hosting-2026' },
    breaks: [
      ['price_list', '', missing],
      ['product_id', '', missing],
      ['unit', '', missing],
      ['unit_price', '1,5', '"1,5" is not a decimal number'],
      ['unit_price', '0.123456789012345678', '"0.123456789012345678" is not held by numeric(38,17)'],
      ['currency', 'euro', '"euro" is not an ISO 4217 currency'],
      ['valid_from', '01/01/2026', '"01/01/2026" is not a date (YYYY-MM-DD)'],
      ['valid_to', '2025-12-31', 'is before valid_from'],
    ],
  },
  'budgets.budget': {
    source: 'budgets',
    table: 'budget',
    rows: [budget, { ...budget, version: '2026-v2' }],
    again: { ...budget, amount: '2000' },
    staged: { amount: '1000.10', level: 'domain', month: '2026-01' },
    breaks: [
      ['version', '', missing],
      ['level', 'team', '"team" is not one of total, domain, family, product, group, application'],
      ['scope_id', '', missing],
      ['month', '2026-13', '"2026-13" is not a month (YYYY-MM)'],
      ['amount', '', missing],
      ['amount', 'much', '"much" is not a decimal number'],
      ['currency', 'EURO', '"EURO" is not an ISO 4217 currency'],
    ],
  },
  'drivers.driver': {
    source: 'drivers',
    table: 'consumption_driver',
    rows: [driver, { ...driver, month: '2026-02' }],
    again: { ...driver, quantity: '4' },
    staged: { quantity: '2.5', unit: 'host', _driver_key: 'monitored_hosts|2026-01' },
    breaks: [
      ['driver', '', missing],
      ['month', '2026-1', '"2026-1" is not a month (YYYY-MM)'],
      ['application_id', '', missing],
      ['quantity', '-1', '"-1" is not zero or more'],
      ['quantity', '', missing],
      ['unit', '', missing],
    ],
  },
};

describe('files of prices, budgets and drivers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'finops-files-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const { land, load, rows } = trial(project);
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const csv = (all: readonly Row[]) =>
    [Object.keys(all[0] as Row), ...all.map((row) => Object.values(row).map((cell) => `"${cell ?? ''}"`))]
      .map((cells) => `${cells.join(',')}\n`)
      .join('');

  describe.each(Object.entries(cases))('%s', (name, { source, table, rows: two, again, staged, breaks }) => {
    const exact = (all: readonly Row[]) =>
      // Amounts as JSON numbers, with every digit.
      JSON.stringify(all).replace(/"(unit_price|amount|quantity)":"([^"]+)"/g, '"$1":$2');

    it.each([
      ['CSV', 'a.csv', csv],
      ['JSON', 'a.json', exact],
      ['NDJSON', 'a.ndjson', (all: readonly Row[]) => all.map((row) => exact([row]).slice(1, -1)).join('\n')],
    ])('loads %s clean, with every digit', async (format, file, write1) => {
      expect(await land(write(file, write1(two)), { source })).toMatchObject([{ status: 'landed', rows: 2 }]);
      expect(await load(name)).toMatchObject({ status: 'done', written: 2, rejected: 0, drift: {} });
      const [first] = await rows(`select * from staging.${table} order by _id`);
      // JSON has no trailing zeros to keep.
      const tidy =
        format === 'CSV' ? staged : { ...staged, ...('amount' in staged ? { amount: '1000.1' } : {}) };
      expect(first).toMatchObject(tidy);
    });

    it('is replaced by a newer delivery of its part, and no other part is', async () => {
      await land(write('first.csv', csv([...two, ...two])), { source });
      await load(name);
      await land(write('second.json', JSON.stringify([again])), { source });
      expect(await load(name)).toMatchObject({ written: 1, replaced: 2 });
      expect(await rows(`select count(*)::int from staging.${table}`)).toEqual([{ count: 3 }]);
    });

    it('rejects a row that breaks a rule, and says why', async () => {
      const broken = breaks.map(([field, value]) => ({ ...two[0], [field]: value }));
      await land(write('broken.csv', csv([two[1], ...broken])), { source });
      expect(await load(name)).toMatchObject({ status: 'done', written: 1, rejected: breaks.length });
      expect(await rows('select path, reason from staging.rejected_row order by raw_id')).toEqual(
        breaks.map(([field, , reason]) => ({ path: `payload.${field}`, reason })),
      );
    });

    it('is published whole or not at all', () => {
      const loader = project.loaders.find((each) => each.name === name);
      expect(loader?.rejectAtMost).toEqual({ share: 0, rows: 0 });
    });

    it('refuses a file that is none, in one sentence', async () => {
      expect(await land(write('foreign.csv', 'name,age\nx,1\n'), { source })).toMatchObject([
        {
          status: 'refused',
          error: expect.stringMatching(
            /:1: this is no .*: it lacks .* \(its columns are name, age\): name the columns .*\.$/,
          ),
        },
      ]);
    });
  });
});
