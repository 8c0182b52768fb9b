import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { test } from '../build/test.ts';
import { ls } from '../cli/ls.ts';
import { formatTests } from '../cli/tests.ts';
import { readProject } from '../project/readProject.ts';
import { library, libraryProject, type Changes } from '../testing/library.ts';
import { rosettaTransform } from '../testing/rosettaTransform.ts';

const stage = (unitTests: string, sql?: string): Changes => ({
  'staging/stg_desk__loan.yml': `model: stg_desk__loan
materialized: view
columns:
  loan_id: { type: bigint }
  book_code: { type: text }
  member_id: { type: bigint }
  lent_at: { type: timestamptz }
  returned_at: { type: timestamptz }
  is_open: { type: boolean }
unit_tests:
${unitTests}`,
  ...(sql === undefined ? {} : { 'staging/stg_desk__loan.sql': sql }),
});

const fact = (unitTests: string): string => `model: fct_loan
materialized: table
columns:
  loan_id: { type: bigint }
  book_code: { type: text }
  member_id: { type: bigint }
  lent_on: { type: date }
  is_open: { type: boolean }
  fine: { type: 'numeric(10,2)' }
unit_tests:
${unitTests}`;

const lateLoan = (fine: string) => `  - name: late
    given:
      stg_desk__loan:
        - { loan_id: 9007199254740993, book_code: B1, lent_at: 2026-01-01 09:00, returned_at: 2026-01-25 09:00 }
        - { loan_id: 2, book_code: B1, lent_at: 2026-01-01 09:00 }
        - { loan_id: 3, book_code: unknown, lent_at: 2026-01-01 09:00 }
      dim_book: [{ book_code: B1, fine_per_day: 0.10 }]
    expect:
      - { loan_id: 2, lent_on: 2026-01-01, fine: 0 }
      - { loan_id: 9007199254740993, lent_on: 2026-01-01, fine: ${fine} }
`;

describe('unit tests', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(); // with nothing in it
  });
  afterAll(() => database.drop());

  const run = async (changes: Changes) => {
    const project = await libraryProject(changes);
    try {
      const started = performance.now();
      const read = await readProject(project.directory);
      const reading = performance.now() - started;
      const results = await test(read, { database: database.url, unit: true });
      return { results, text: formatTests(results), reading };
    } finally {
      await project.drop();
    }
  };

  it('run on the given rows alone, with the types of the contracts, in milliseconds', async () => {
    const { results } = await run({ 'marts/fct_loan.yml': fact(lateLoan('1')) });
    expect(results).toMatchObject([{ test: 'fct_loan.late', kind: 'unit', status: 'passed' }]);
    expect(results[0]!.ms).toBeLessThan(500);
    expect((await database.pool.query("select 1 from pg_namespace where nspname = 'ops'")).rowCount).toBe(0);
  });

  it('show what was expected and what came, column by column, at the test', async () => {
    const { results, text } = await run({ 'marts/fct_loan.yml': fact(lateLoan('1.10')) });
    expect(results).toMatchObject([{ status: 'failed', failures: 2, error: { line: 11, column: 11 } }]);
    expect(text).toMatch(
      /fct_loan\.yml:11:11 unit test fct_loan\.late: 1 expected and not got, 1 got and not expected/,
    );
    expect(text).toContain(`
                   loan_id           lent_on     fine
         --------  ----------------  ----------  ----
         expected  9007199254740993  2026-01-01  1.10
         got       9007199254740993  2026-01-01  1.00
`);
  });

  it('count rows that come twice, and none when none is expected', async () => {
    const twice = (expect: string) =>
      run({
        ...stage(`  - name: twice
    given: { desk.loan: [{ loan_id: 1 }, { loan_id: 1 }] }
    expect: ${expect}
`),
      });
    expect((await twice('[{ loan_id: 1 }, { loan_id: 1 }]')).results).toMatchObject([{ status: 'passed' }]);
    expect((await twice('[{ loan_id: 1 }]')).results).toMatchObject([{ status: 'failed', failures: 1 }]);
    expect((await twice('[]')).results).toMatchObject([{ status: 'failed', failures: 2 }]);
  });

  it('take a seed’s own rows when none are given, commas in quotes and all', async () => {
    const { results } = await run({
      'marts/dim_book.yml': `model: dim_book
materialized: table
columns: { book_code: { type: text }, title: { type: text }, fine_per_day: { type: 'numeric(6,2)' } }
unit_tests:
  - { name: own, given: {}, expect: [{ book_code: B1, title: The Odyssey }, { book_code: B2, title: Emma }, { book_code: B3, title: 'Moby-Dick, or The Whale' }] }
  - { name: given, given: { book: [{ book_code: X }] }, expect: [{ book_code: X, title: null, fine_per_day: null }] }
`,
    });
    expect(results.map(({ status }) => status)).toEqual(['passed', 'passed']);
  });

  it('take a seed of more rows than a statement could join by UNION', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `B${index},"No. ""${index}""",0.5\n`);
    const { results } = await run({
      'seeds/book.csv': `book_code,title,fine_per_day\n${rows.join('')}`,
      'marts/dim_book.sql':
        "select max(book_code) as book_code, count(*)::text as title, sum(fine_per_day)::numeric(6,2) as fine_per_day from book where title like '%\"'",
      'marts/dim_book.yml': `model: dim_book
materialized: table
columns: { book_code: { type: text }, title: { type: text }, fine_per_day: { type: 'numeric(6,2)' } }
unit_tests: [{ name: many, given: {}, expect: [{ book_code: B9999, title: 10000, fine_per_day: 5000 }] }]
`,
    });
    expect(results).toMatchObject([{ status: 'passed' }]);
  });

  it('stop the clock', async () => {
    const { results } = await run(
      stage(
        `  - name: at_noon
    now: 2026-03-01 12:00
    given: { desk.loan: [{ loan_id: 1, lent_at: 2026-03-01 11:00 }, { loan_id: 2, lent_at: 2026-03-01 13:00 }] }
    expect: [{ loan_id: 1, returned_at: 2026-03-01 00:00, is_open: true }]
`,
        `select loan_id, book_code, member_id, lent_at, current_date::timestamptz as returned_at, now() - lent_at < '2 h' as is_open
from desk.loan where desk.loan.lent_at < now() group by loan_id, book_code, member_id, lent_at`,
      ),
    );
    expect(results).toMatchObject([{ status: 'passed' }]);
  });

  it('read lists as arrays and mappings as json', async () => {
    const { results } = await run({
      'sources/tag.yml':
        'source: desk.tag\ncolumns: { tags: { type: "text[]" }, extra: { type: jsonb }, raw: { type: json } }\n',
      'marts/dim_tag.sql': "select tags[2] as second, (extra->>'n')::numeric as n, raw from desk.tag",
      'marts/dim_tag.yml': `model: dim_tag
materialized: table
columns: { second: { type: text }, n: { type: numeric }, raw: { type: json } }
unit_tests:
  - name: lists
    given: { desk.tag: [{ tags: [a, 'b "c"'], extra: { n: 1.5 }, raw: { a: [1] } }] }
    expect: [{ second: 'b "c"', n: 1.50, raw: { a: [1] } }]
`,
    });
    expect(results).toMatchObject([{ status: 'passed' }]);
  });

  it('show an error of the server at the value, in the model, or at the test', async () => {
    const values = await run(
      stage(`  - name: no_number
    given: { desk.loan: [{ loan_id: 1, member_id: many }] }
    expect: []
`),
    );
    expect(values.text).toMatch(
      /stg_desk__loan\.yml:12:51 unit test stg_desk__loan\.no_number: invalid input syntax for type bigint: "many"/,
    );
    const given = '    given: { desk.loan: [{ loan_id: 0 }] }\n    expect: []\n';
    const columns = 'book_code, member_id, lent_at, returned_at, true as is_open';
    const model = await run(
      stage(
        `  - name: typed\n${given}`,
        `select loan_id, ${columns}\n-- é\nfrom desk.loan where loan.book_code = 1`,
      ),
    );
    expect(model.text).toMatch(
      /stg_desk__loan\.sql:3:37 unit test stg_desk__loan\.typed: operator does not exist/,
    );
    const zero = await run(
      stage(`  - name: zero\n${given}`, `select 1 / loan_id as loan_id, ${columns} from desk.loan`),
    );
    expect(zero.text).toMatch(/stg_desk__loan\.yml:11:11 unit test stg_desk__loan\.zero: division by zero/);
  });
});

describe('a build with unit tests', () => {
  it('names them as in the manifest, and they are selected by their kind', async () => {
    const desk = await library({ 'marts/fct_loan.yml': fact(lateLoan('2')) });
    try {
      const artifacts = join(desk.directory, '.artifacts');
      await desk.build({ artifacts });
      const read = async (name: string) => JSON.parse(await readFile(join(artifacts, name), 'utf8'));
      const id = 'unit_test.library.fct_loan.late';
      expect(Object.keys((await read('manifest.json')).unit_tests)).toEqual([id]);
      expect((await read('run_results.json')).results).toEqual([
        expect.objectContaining({ unique_id: id, status: 'fail', failures: 2 }),
      ]);
      const listed = async (select: string, types = ['all'], exclude?: string) =>
        (await ls(desk.directory, { select, types, exclude, database: desk.url })).map(
          ({ unique_id: each }) => each,
        );
      for (const select of ['test_type:unit', 'resource_type:unit_test', 'test_name:late', 'result:fail'])
        expect(await listed(select)).toEqual([id]);
      expect(await listed('fct_loan', ['unit_test'])).toEqual([id]);
      expect(await listed('fct_loan', ['all'], 'test_type:unit')).not.toContain(id);
      expect(
        (await rosettaTransform('ls', '--project', desk.directory, '--resource-type', 'unit_test', '--json'))
          .out,
      ).toContain('"path": "marts/fct_loan.yml"');

      await desk.change({ 'marts/fct_loan.yml': fact(lateLoan('1')) });
      await desk.build();
      const tested = async (options: object) =>
        (await test(await readProject(desk.directory), { database: desk.url, ...options })).map(
          (each) => each.test,
        );
      expect(await tested({ select: 'resource_type:unit_test' })).toEqual(['fct_loan.late']);
      expect(await tested({ select: 'fct_loan' })).toContain('fct_loan.late');
      expect(await tested({ exclude: 'test_type:unit' })).not.toContain('fct_loan.late');
      expect(await tested({ select: 'fct_loan,test_type:generic' })).not.toContain('fct_loan.late');
    } finally {
      await desk.drop();
    }
  });

  it('runs those that take a seed’s own rows when these changed, and no others', async () => {
    const desk = await library({
      'marts/dim_book.yml': `model: dim_book
materialized: table
columns: { book_code: { type: text }, title: { type: text }, fine_per_day: { type: 'numeric(6,2)' } }
unit_tests: [{ name: all_books, given: {}, expect: [{ book_code: B1, title: One, fine_per_day: 1 }, { book_code: B2, title: C, fine_per_day: 1 }, { book_code: B3, title: D, fine_per_day: 1 }] }]
`,
      'marts/fct_loan.yml': fact(lateLoan('1')),
      'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,1\nB2,C,1\nB3,D,1\n',
    });
    try {
      const units = async () => {
        const { status, tests } = await desk.build();
        const found = tests.filter(({ kind }) => kind === 'unit');
        return [status, ...found.map((each) => `${each.test} ${each.status}`)];
      };
      expect(await units()).toEqual(['published', 'dim_book.all_books passed', 'fct_loan.late passed']);
      await desk.change({ 'seeds/book.csv': 'book_code,title,fine_per_day\nB1,Two,2\nB2,C,1\nB3,D,1\n' });
      expect(await units()).toEqual(['failed', 'dim_book.all_books failed']);
    } finally {
      await desk.drop();
    }
  });

  it('stops at the first that fails with failFast, and asks nothing else', async () => {
    const desk = await library({
      'marts/fct_loan.yml': fact(`${lateLoan('2')}${lateLoan('3').replace('late', 'later')}`),
    });
    try {
      const names = ({ tests }: { tests: { test: string }[] }) => tests.map((each) => each.test);
      expect(names(await desk.build())).toEqual(['fct_loan.late', 'fct_loan.later']);
      expect(await desk.build({ failFast: true })).toMatchObject({
        status: 'failed',
        tests: [{ test: 'fct_loan.late' }],
      });
      expect(names(await desk.build({ failFast: true }))).toEqual(['fct_loan.late']);
      const options = ['--project', desk.directory, '--database', desk.url, '--json'];
      const { code, out } = await rosettaTransform('test', ...options, '--fail-fast');
      expect([code, names(JSON.parse(out))]).toEqual([1, ['fct_loan.late']]);
      expect(await desk.query('select count(distinct run_id)::int as runs from ops.test_failure')).toEqual([
        { runs: 4 },
      ]);
    } finally {
      await desk.drop();
    }
  });

  it('runs those of what changed before anything is built', async () => {
    const desk = await library({ 'marts/fct_loan.yml': fact(lateLoan('1')) });
    try {
      const first = await desk.build();
      expect(first.status).toBe('published');
      expect(first.tests.filter(({ kind }) => kind === 'unit')).toMatchObject([{ status: 'passed' }]);

      await desk.query('delete from desk.loan where loan_id = 1');
      const again = await desk.build(); // new rows change nothing in a unit test
      expect([again.status, again.tests.filter(({ kind }) => kind === 'unit')]).toEqual(['published', []]);

      await desk.change({ 'marts/fct_loan.yml': fact(lateLoan('2')) });
      const refused = await desk.build();
      expect(refused).toMatchObject({
        status: 'failed',
        tests: [{ test: 'fct_loan.late', status: 'failed' }],
      });
      expect(refused.models.every(({ status }) => status === 'kept')).toBe(true);
      expect(await desk.query('select row from ops.test_failure order by test_failure_id')).toEqual([
        { row: { side: 'expected', loan_id: '9007199254740993', lent_on: '2026-01-01', fine: '2.00' } },
        { row: { side: 'got', loan_id: '9007199254740993', lent_on: '2026-01-01', fine: '1.00' } },
      ]);
    } finally {
      await desk.drop();
    }
  }, 60_000);
});
