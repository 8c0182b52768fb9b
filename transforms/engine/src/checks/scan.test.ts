import { test } from '../build/test.ts';
import { withSessions } from '../database/withSessions.ts';
import { readProject } from '../project/readProject.ts';
import { library } from '../testing/library.ts';
import { readFacts } from './relationFacts.ts';
import { askScan, scansOf } from './scan.ts';
import { isShared } from './scanStatement.ts';

const columns = 20;
const numbers = Array.from({ length: columns }, (_, index) => `n${index}`);

/** A table of twenty columns with four tests each, and a key that no index holds. */
const wide = (rows: string, more = '') => ({
  'marts/wide.sql': `select member_id, ${numbers.map((name, index) => `number + ${index} as ${name}`).join(', ')}, number % 7 as weekday
from (${rows}) as numbers cross join (select 1 as member_id) as one`,
  'marts/wide.yml': `model: wide
materialized: table
grain: { description: one row per n0, key: [n0] }
columns:
  member_id: { type: integer, tests: [not_null] }
  weekday: { type: integer, tests: [{ accepted_values: [0, 1, 2, 3, 4, 5, 6] }, { relationships: day.weekday }] }
${numbers
  .map(
    (name) =>
      `  ${name}: { type: integer, tests: [not_null, unique, { expression: ${name} > 0 }, { accepted_values: [0], where: ${name} < 1 }] }`,
  )
  .join('\n')}
${more}`,
  'marts/day.sql': 'select weekday::integer as weekday from generate_series(0, 6) as weekday',
  'marts/day.yml':
    'model: day\nmaterialized: table\ncolumns: { weekday: { type: integer, tests: [unique] } }\n',
});

describe('many tests of one model', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library(wide('select generate_series(1, 300)::integer as number'));
    await desk.build();
  });
  afterAll(() => desk.drop());

  const scans = async (table: string) => {
    const [found] = await desk.query<{ scans: number }>(
      `select seq_scan::int as scans from pg_stat_user_tables where schemaname = 'marts' and relname = '${table}'`,
    );
    return found!.scans;
  };
  const tested = async (select = 'wide') =>
    test(await readProject(desk.directory), { database: desk.url, select, threads: 2 });

  /** The scans of the table that a piece of work makes; sessions tell what they did when they end. */
  const scansOf = async (work: () => Promise<unknown>) => {
    const before = await scans('wide');
    await work();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return (await scans('wide')) - before;
  };

  it('share one scan of it', async () => {
    let results: Awaited<ReturnType<typeof tested>> = [];
    expect(await scansOf(async () => (results = await tested('wide')))).toBe(1);
    expect(results.filter(({ model }) => model === 'wide')).toHaveLength(4 * columns + 4);
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['passed']));
  });

  it('ask again only what found something, each with its own rows, place and count', async () => {
    await desk.query('update marts.wide set n3 = null where n0 = 5');
    await desk.query('update marts.wide set n4 = -1 where n0 in (6, 7)');
    await desk.query('update marts.wide set weekday = 9 where n0 = 8');
    const results = (await tested()).filter(({ status }) => status !== 'passed');
    expect(results.map(({ test: name, failures, sample }) => [name, failures, sample.length])).toEqual([
      ['wide.weekday.accepted_values', 1, 1],
      ['wide.weekday.relationships', 1, 1],
      ['wide.n3.not_null', 1, 1],
      ['wide.n4.unique', 1, 1],
      ['wide.n4.expression', 2, 2],
      ['wide.n4.accepted_values', 2, 2],
    ]);
    expect(results.find(({ kind }) => kind === 'unique')).toMatchObject({
      column: 'n4',
      sample: [{ n4: -1, times: 2 }],
      error: { line: 11, message: 'test wide.n4.unique found 1 row that should not be there' },
    });
    expect(await scansOf(tested)).toBe(1 + results.length);
  });

  it('find a key that comes twice, nulls being equal in a grain and apart in unique', async () => {
    await desk.query('update marts.wide set n3 = 1000 where n3 is null');
    await desk.query('update marts.wide set n0 = null where n0 in (10, 11)');
    const failing = (await tested()).filter(({ kind, status }) => kind !== 'not_null' && status === 'failed');
    expect(failing.map(({ test: name }) => name)).toContain('wide.grain');
    expect(failing.map(({ test: name }) => name)).not.toContain('wide.n0.unique');
  });

  it('are not asked one by one when somebody cancelled the scan', async () => {
    const wanted = (await readProject(desk.directory)).tests.filter(isShared);
    const asked = await withSessions(
      { database: desk.url, project: 'library', path: ['marts', 'internal'], number: 1 },
      async ([client]) => {
        const scan = {
          model: 'wide',
          tests: wanted.filter(({ model, kind }) => model === 'wide' && kind === 'not_null'),
          facts: undefined,
          joined: new Set<never>(),
          few: new Set<never>(),
          rows: 0,
        };
        await client!.query('set search_path to nowhere'); // the statement fails, as a cancelled one does
        const cancelled = await askScan(scan, client!, AbortSignal.abort());
        return [cancelled.size, (await askScan(scan, client!)).size];
      },
    );
    expect(asked).toEqual([0, columns + 1]);
  });

  it('of which one cannot be asked leave the others their answers', async () => {
    await desk.query('alter table marts.wide drop column n19');
    const results = await tested();
    const refused = results.filter(({ status }) => status === 'error');
    expect(refused).toHaveLength(4);
    expect(refused[0]).toMatchObject({ error: { message: expect.stringContaining('"n19" does not exist') } });
    expect(results.find(({ test: name }) => name === 'wide.n1.not_null')).toMatchObject({ status: 'passed' });
  });
});

describe('a test that would be slow in a scan', () => {
  it('runs beside it: a relationship to many or unknown keys, an expression with a subquery', async () => {
    const desk = await library({
      'marts/dim_late.sql': 'select loan_id, book_code from stg_desk__loan where loan_id > 90',
      'marts/dim_late.yml': `model: dim_late
materialized: table
columns:
  loan_id: { type: bigint, tests: [not_null, { relationships: stg_desk__loan.loan_id }, { expression: loan_id > 0 }] }
  book_code:
    type: text
    tests:
      - not_null
      - { relationships: stg_desk__loan.book_code, where: book_code <> 'B9' and loan_id <> 91 }
      - { expression: exists (select from book where book.book_code = dim_late.book_code) }
`,
    });
    try {
      await desk.build();
      const project = await readProject(desk.directory);
      const late = project.tests.filter(({ model }) => model === 'dim_late');
      expect(late.map(({ probe }) => probe.by)).toEqual([
        ...['condition', 'reference', 'condition'],
        ...['condition', 'reference', 'rows'],
      ]);
      const facts = await withSessions(
        { database: desk.url, project: 'library', path: ['marts', 'internal'], number: 1 },
        ([client]) => readFacts(client!, ['dim_late', 'stg_desk__loan']),
      );
      const [rows, joined] = scansOf(late.filter(isShared), facts, 2);
      expect([rows!.tests.length, joined!.tests.length, joined!.joined.size]).toEqual([3, 2, 2]); // a view's rows are not known

      const failing = async () =>
        (await test(project, { database: desk.url, select: 'dim_late' }))
          .filter(({ model, status }) => model === 'dim_late' && status !== 'passed')
          .map(({ test: name, failures }) => [name, failures]);
      expect(await failing()).toEqual([]);
      await desk.query("update marts.dim_late set book_code = 'B9' where loan_id = 95");
      await desk.query("update marts.dim_late set book_code = 'B8' where loan_id in (91, 92)");
      await desk.query('update marts.dim_late set loan_id = 1000 where loan_id = 99');
      expect(await failing()).toEqual([
        ['dim_late.loan_id.relationships', 1],
        ['dim_late.book_code.relationships', 1],
        ['dim_late.book_code.expression', 3],
      ]);
    } finally {
      await desk.drop();
    }
  }, 60_000);
});

describe('a key that a unique index holds', () => {
  it('is not looked for again, unless a null in it hides from the index', async () => {
    const desk = await library(
      wide('select generate_series(1, 300)::integer as number', 'indexes: [{ columns: [n0], unique: true }]'),
    );
    try {
      await desk.build();
      const key = async () =>
        (await test(await readProject(desk.directory), { database: desk.url, select: 'wide' })).filter(
          ({ test: name }) => name === 'wide.n0.unique' || name === 'wide.grain',
        );
      expect(await key()).toMatchObject([
        { status: 'passed', ms: 0 }, // proven: nothing was asked
        { status: 'passed' },
      ]);
      await desk.query('update marts.wide set n0 = null where n0 in (10, 11)');
      expect(await key()).toMatchObject([
        { kind: 'unique', status: 'passed' },
        { kind: 'grain', status: 'failed', sample: [{ n0: null, times: 2 }] },
      ]);
    } finally {
      await desk.drop();
    }
  });
});
