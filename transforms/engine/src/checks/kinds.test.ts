import { test } from '../build/test.ts';
import { readProject } from '../project/readProject.ts';
import { library, type Changes } from '../testing/library.ts';

const book = (tests: string, more = ''): Changes => ({
  'marts/dim_book.yml': `model: dim_book
materialized: table
columns:
  book_code: { type: text, tests: [not_null] }
  title: { type: text, tests: [${tests}] }
  fine_per_day: { type: 'numeric(6,2)' }
${more}
`,
});

describe('a test', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library();
    await desk.build();
  });
  afterAll(() => desk.drop());

  /** The tests of a changed dim_book, on what is live. */
  const results = async (tests: string, more?: string) => {
    await desk.change(book(tests, more));
    const all = await test(await readProject(desk.directory), { database: desk.url, select: 'dim_book' });
    return all.filter(({ model, kind }) => model === 'dim_book' && kind !== 'not_null');
  };

  it('of severity warn, or under its thresholds, does not stop a build', async () => {
    const empty = "expression: title = ''"; // fails for each of the three books
    await desk.change(
      book(
        `{ ${empty}, severity: warn }, { ${empty}, error_above: 3 }, { ${empty}, warn_above: 3, error_above: 3 }`,
      ),
    );
    const { status, tests } = await desk.build();
    expect(status).toBe('amended');
    expect(tests.filter(({ column }) => column === 'title')).toMatchObject([
      { test: 'dim_book.title.expression', severity: 'warn', status: 'warned', failures: 3 },
      { test: 'dim_book.title.expression_2', severity: 'error', status: 'warned', failures: 3 },
      { test: 'dim_book.title.expression_3', status: 'passed', failures: 3, sample: [] },
    ]);
    await desk.change(book(`{ ${empty}, error_above: 2 }`));
    expect((await desk.build()).status).toBe('failed');
  });

  it('with where looks at those rows only', async () => {
    expect(
      await results(
        `{ accepted_values: [Emma], where: "book_code = 'B1'" }, { accepted_values: [Emma], where: "book_code = 'B2'" }, { unique: true, where: "book_code = 'B1'" }, { relationships: book.title, where: "title <> 'x'" }`,
      ),
    ).toMatchObject([
      { status: 'failed', failures: 1 },
      { status: 'passed' },
      { status: 'passed' },
      { status: 'passed' },
    ]);
  });

  it('of a contract belongs to its model, whatever its SQL reads', async () => {
    expect(
      await results(
        'not_null',
        'tests: [{ name: of_nothing, sql: select 1 as wrong }, { name: of_another, sql: select loan_id from desk.loan where false }]',
      ),
    ).toMatchObject([
      { test: 'dim_book.of_nothing', status: 'failed', failures: 1 },
      { test: 'dim_book.of_another', status: 'passed' },
    ]);
  });

  it('may end with a semicolon, and takes NaN for equal to itself', async () => {
    const nan = `"select 'a' as name, 'NaN'::float8 as amount from dim_book;"`;
    expect(
      await results(
        'not_null',
        `tests: [{ name: none, sql: "select 1 from dim_book limit 0; " }]
reconciliations:
  - { name: same, this: ${nan}, other: ${nan}, tolerance: 1 }
  - { name: apart, this: ${nan}, other: "select 'a' as name, 1::float8 as amount from dim_book", tolerance: 10% }`,
      ),
    ).toMatchObject([
      { test: 'dim_book.none', status: 'passed' },
      { test: 'dim_book.same', status: 'passed' },
      { test: 'dim_book.apart', status: 'failed', failures: 3 },
    ]);
  });

  it('of two queries shows the group in which they differ, beyond the tolerance', async () => {
    const reconciled = (tolerance: string) =>
      results(
        '',
        `reconciliations:
  - name: as_by_hand
    this: select title, fine_per_day as fine, 1 as books from dim_book
    other: select title, case title when 'Emma' then fine_per_day + 0.02 else fine_per_day end as fine, 1 as books from book where title <> 'Persuasion' union all select null, 7, 1
    tolerance: ${tolerance}`,
      );
    const [exact] = await reconciled('0');
    expect(exact).toMatchObject({
      kind: 'reconciliation',
      status: 'failed',
      failures: exact!.sample.length,
      error: { message: expect.stringMatching(/as_by_hand found \d rows in which the two queries differ/) },
    });
    expect(exact!.sample).toContainEqual(
      expect.objectContaining({ title: 'Emma', rows_of_this: 1, rows_of_other: 1 }),
    );
    expect(exact!.sample).toContainEqual({
      title: null,
      rows_of_this: 0,
      rows_of_other: 1,
      this_fine: null,
      other_fine: 7,
      this_books: null,
      other_books: 1,
    });
    const [near] = await reconciled('10%');
    expect(near!.failures).toBe(exact!.failures - 1);
    const [nearer] = await reconciled('0.01');
    expect(nearer!.failures).toBe(exact!.failures);
  });

  it('of two queries counts rows that come twice, and takes its groups from by', async () => {
    const queries = (by: string) =>
      `reconciliations: [{ name: r, this: "select 1 as id, 5 as amount from dim_book where title <> 'Emma'", other: "select 1 as id, 5 as amount"${by} }]`;
    expect(await results('', queries(', by: [id]'))).toMatchObject([
      {
        failures: 1,
        sample: [{ id: 1, rows_of_this: 1, rows_of_other: 0, this_amount: 5, other_amount: null }],
      },
    ]);
    expect(await results('', queries(''))).toMatchObject([{ failures: 1 }]);
  });

  it('of freshness looks at the newest row', async () => {
    const fresh = (sql: string, limits: string) =>
      desk
        .change({
          ...book('', `freshness: { column: seen_at, ${limits} }`),
          'marts/dim_book.sql': `select book_code, title, fine_per_day, ${sql} as seen_at from book`,
          'marts/dim_book.yml': `model: dim_book\nmaterialized: table\ncolumns: { book_code: { type: text }, title: { type: text }, fine_per_day: { type: 'numeric(6,2)' }, seen_at: { type: timestamptz } }\nfreshness: { column: seen_at, ${limits} }\n`,
        })
        .then(() => desk.build())
        .then(({ status, tests }) => [status, tests.find(({ kind }) => kind === 'freshness')] as const);
    expect(await fresh("now() - interval '3 hours'", 'warn_after: 2h, error_after: 1 day')).toMatchObject([
      'published',
      {
        status: 'warned',
        sample: [{ age_seconds: expect.any(Number) }],
        error: { message: expect.stringMatching(/newest row from .*Z, 3 h ago; expected within 2h/) },
      },
    ]);
    expect(await fresh("now() - interval '3 days'", 'error_after: 1 day')).toMatchObject([
      'failed',
      { status: 'failed' },
    ]);
    expect(await fresh('null::timestamptz', 'error_after: 1 day')).toMatchObject([
      'failed',
      { error: { message: expect.stringContaining('the model holds no row with a time') } },
    ]);
    expect(await fresh("now() - interval '3 days'", 'warn_after: 4 days')).toMatchObject([
      'published',
      { status: 'passed' },
    ]);
  });

  it('of the change in rows compares with what is live, both ways', async () => {
    const rows = async (count: number, limit: string) => {
      await desk.change({
        'marts/dim_shelf.sql': `select shelf from generate_series(1, ${count}) as shelf`,
        'marts/dim_shelf.yml': `model: dim_shelf\nmaterialized: table\ncolumns: { shelf: { type: integer } }\nrow_count_change: { at_most: ${limit} }\n`,
      });
      const { tests } = await desk.build({ select: 'dim_shelf' });
      return tests.find(({ kind }) => kind === 'row_count_change');
    };
    expect(await rows(100, '20%')).toMatchObject({ status: 'passed' }); // nothing is live yet
    expect(await rows(120, '20%')).toMatchObject({ status: 'passed' });
    expect(await rows(90, '20%')).toMatchObject({
      status: 'failed',
      sample: [{ rows_before: 120, rows_now: 90, change: -30 }],
      error: {
        message: expect.stringContaining(
          'found 90 rows where 120 are live (-25.0%); at most 20% may come or go',
        ),
      },
    });
    expect(await rows(90, '30')).toMatchObject({ status: 'passed' });
    expect(await rows(121, '30, severity: warn')).toMatchObject({ status: 'warned' });
  });

  it('of a file has its severity in a file beside it', async () => {
    await desk.change({
      'tests/no_books.sql': 'select title from book',
      'tests/no_books.yml': 'test: no_books\nseverity: warn\n',
    });
    const all = await test(await readProject(desk.directory), { database: desk.url });
    expect(all.find(({ test: name }) => name === 'no_books')).toMatchObject({
      kind: 'custom',
      status: 'warned',
    });
  });
});
