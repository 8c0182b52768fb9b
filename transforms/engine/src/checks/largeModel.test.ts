import pg from 'pg';
import { test } from '../build/test.ts';
import { readProject } from '../project/readProject.ts';
import { library } from '../testing/library.ts';
import { rangesOf } from './ranges.ts';

describe('an expression that only compares columns with constants', () => {
  it.each([
    ['n >= 0', [{ column: 'n', bound: 'min', operator: '>=', value: '0' }]],
    [
      'N > -1.5 AND "n b" <= 7',
      [
        { column: 'n', bound: 'min', operator: '>', value: '-1.5' },
        { column: 'n b', bound: 'max', operator: '<=', value: '7' },
      ],
    ],
    [
      "on_day < date '2030-01-01'",
      [{ column: 'on_day', bound: 'max', operator: '<', value: "date '2030-01-01'" }],
    ],
  ])('is answered by bounds: %s', (sql, ranges) => {
    expect(rangesOf(sql)).toEqual(ranges);
  });

  it.each([
    'n <> 0',
    'n = 0',
    'n >= m',
    'n + 1 > 0',
    'n > 0 or n < 5',
    "note > 'a and b' || n",
    'n > all (1)',
  ])('and no other is: %s', (sql) => {
    expect(rangesOf(sql)).toBeUndefined();
  });
});

const many = {
  'marts/many.sql': `select n as n, n % 7 as weekday, (n % 7)::bigint as wide, 'NaN'::float8 as ratio
from generate_series(1, 60000) as n`,
  'marts/many.yml': `model: many
materialized: table
columns:
  n:
    type: integer
    tests:
      - unique
      - { expression: n > 0 and n <= 60000 }
      - { expression: n < 60000, error_above: 3, warn_above: 3 }
      - { expression: n < 0, where: n is null }
  weekday: { type: integer, tests: [not_null, { relationships: day.weekday }] }
  wide: { type: bigint, tests: [{ relationships: day.weekday }] }
  ratio: { type: double precision, tests: [{ expression: ratio >= 0 }, { expression: ratio < 1, severity: warn }] }
`,
  'marts/day.sql': 'select weekday::integer as weekday from generate_series(0, 6) as weekday',
  'marts/day.yml': 'model: day\nmaterialized: table\ncolumns: { weekday: { type: integer } }\n',
};

describe('tests of a large model', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library(many);
    await desk.build();
  });
  afterAll(() => desk.drop());

  /** What the tests of the model found, and what was sent to ask them. */
  const asked = async () => {
    const sent: string[] = [];
    const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      if (typeof args[0] === 'string') sent.push(args[0]);
      return original.apply(this, args);
    } as typeof pg.Client.prototype.query;
    try {
      const results = await test(await readProject(desk.directory), {
        database: desk.url,
        select: 'many',
        threads: 2,
      });
      const failing = results.filter(({ model, status }) => model === 'many' && status !== 'passed');
      return { sent, failing: failing.map(({ test: name, status, failures }) => [name, status, failures]) };
    } finally {
      pg.Client.prototype.query = original as typeof pg.Client.prototype.query;
    }
  };
  const always = ['many.ratio.expression_2', 'warned', 60_000];

  it('look up few keys in a list of their own type, and take ranges from the least and greatest value', async () => {
    const { sent, failing } = await asked();
    expect(failing).toEqual([always]); // NaN is above all numbers
    const [scan] = sent.filter((text) => text.includes('as found') && text.includes('"weekday"'));
    expect(scan).toMatch(/"many"\."weekday" <> all \('\{[\d,]+\}'::integer\[\]\)/);
    expect(scan).toContain('"many"."wide" not in (select'); // a list of another type is searched key by key
    expect(scan).toContain('min("many"."n") > 0');
    expect(scan).toContain('filter (where not (\nn < 60000\n))'); // how many rows fail counts here
    expect(sent.filter((text) => text.includes('enable_presorted_aggregate'))).toHaveLength(1);
  });

  it('find each row that is wrong, and a null is none', async () => {
    await desk.query('update marts.many set n = 5, weekday = 9, wide = null, ratio = -1 where n = 6');
    await desk.query('update marts.many set n = 70000 where n = 8');
    await desk.query('update marts.many set n = null, weekday = null where n = 10');
    expect((await asked()).failing).toEqual([
      ['many.n.unique', 'failed', 1],
      ['many.n.expression', 'failed', 1],
      ['many.weekday.not_null', 'failed', 1],
      ['many.weekday.relationships', 'failed', 1],
      ['many.ratio.expression', 'failed', 1],
      ['many.ratio.expression_2', 'warned', 59_999],
    ]);
  });

  it('find every row when no key is left', async () => {
    await desk.query('delete from marts.day');
    expect((await asked()).failing).toContainEqual(['many.weekday.relationships', 'failed', 59_999]);
  });
});
