import { formatDiagnostic } from '../text/diagnostics.ts';
import { library, type Changes } from '../testing/library.ts';

describe('a build that fails', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library();
    await desk.build();
  });
  afterAll(() => desk.drop());

  /** Builds a changed project, expects what was live to be untouched, and returns what is shown to a person. */
  const failing = async (changes: Changes): Promise<string> => {
    const before = await desk.query('select relation_oid from ops.model_state order by model');
    await desk.change(changes);
    const result = await desk.build();
    expect(result).toMatchObject({ status: 'failed', publicationId: null });
    expect(await desk.query('select relation_oid from ops.model_state order by model')).toEqual(before);
    expect(await desk.query('select count(*)::int as loans from marts.fct_loan')).toEqual([{ loans: 100 }]);
    expect(
      await desk.query(
        "select nspname from pg_namespace where nspname like 'library%' and nspname not like '%shadow%'",
      ),
    ).toEqual([]);
    const errors = [...result.models, ...result.tests].flatMap(({ error }) =>
      error ? [formatDiagnostic(error)] : [],
    );
    return errors.join('\n');
  };

  it('shows an error of the server in the model’s own line, with a caret', async () => {
    const shown = await failing({
      'marts/dim_book.sql':
        "-- é\nselect book_code, title,\n    'é' || (fine_per_day + title) as fine_per_day\nfrom book",
    });
    expect(shown).toMatch(/dim_book\.sql:3:\d+ operator does not exist/);
    expect(shown).toContain("     3 |     'é' || (fine_per_day + title) as fine_per_day");
    expect(shown.split('\n').at(-1)).toMatch(/^ {7}\| +\^$/);
  });

  it('skips what stands on a failed model, and goes on with the rest', async () => {
    await desk.change({
      'marts/dim_book.sql':
        'select book_code, title, (fine_per_day / 0)::numeric(6,2) as fine_per_day from book',
    });
    const { models } = await desk.build();
    const status = Object.fromEntries(models.map(({ model, status: outcome }) => [model, outcome]));
    expect(status).toEqual({
      book: 'kept',
      dim_book: 'failed',
      stg_desk__loan: 'kept',
      fct_loan: 'skipped',
      mv_loans_by_month: 'skipped',
    });
  });

  it('shows digits that the contract does not have, in the contract', async () => {
    const shown = await failing({
      'marts/dim_book.sql': 'select book_code, title, fine_per_day * 2 as fine_per_day from book',
    });
    expect(shown).toContain(
      'dim_book.yml:8:3 dim_book.fine_per_day is declared numeric(6,2) but the query returns numeric; cast it in the query with ::numeric(6,2), or change the contract',
    );
  });

  it('shows a type that the server does not know, in the contract', async () => {
    const shown = await failing({
      'marts/spare.sql': 'select null as a',
      'marts/spare.yml': 'model: spare\nmaterialized: table\ncolumns:\n  a: { type: txt }\n',
    });
    expect(shown).toContain('spare.yml:4:3 type "txt" does not exist');
    await desk.change({ 'marts/spare.sql': null, 'marts/spare.yml': null });
  });

  it.each([
    [
      'not_null',
      "select book_code, nullif(title, 'Emma') as title, fine_per_day from book",
      'test dim_book.title.not_null found 1 row',
    ],
    [
      'unique',
      "select book_code, title, fine_per_day from book union all values ('B9', 'x', 1::numeric(6,2)), ('B9', 'y', 1::numeric(6,2))",
      'test dim_book.book_code.unique found 1 row',
    ],
    [
      'grain',
      "select book_code, title, fine_per_day from book union all values ('B9', 'x', 1::numeric(6,2)), ('B9', 'y', 1::numeric(6,2))",
      'test dim_book.grain found 1 row',
    ],
    [
      'relationships',
      "select book_code || 'x' as book_code, title, fine_per_day from book union all select 'B1', 'x', 1",
      'test fct_loan.no_loan_of_an_unknown_book',
    ],
  ])('reports a failing test: %s', async (kind, sql, expected) => {
    if (kind === 'relationships') {
      await desk.change({
        'marts/fct_loan.sql':
          "select loan_id, 'B9' as book_code, member_id, lent_at::date as lent_on, is_open, 1::numeric(10,2) as fine from stg_desk__loan",
      });
      sql = 'select book_code, title, fine_per_day from book';
    }
    const shown = await failing({ 'marts/dim_book.sql': sql });
    expect(shown).toContain(expected);
    if (kind === 'relationships')
      expect(shown).toContain('test fct_loan.book_code.relationships found 100 rows');
  });

  it('reports rows that a unique index refuses where the contract asks for it', async () => {
    const shown = await failing({
      'marts/dim_book.sql': 'select book_code, title, fine_per_day from book',
      'marts/fct_loan.sql':
        'select 1::bigint as loan_id, book_code, member_id, lent_at::date as lent_on, is_open, 1::numeric(10,2) as fine from stg_desk__loan',
    });
    expect(shown).toMatch(/fct_loan\.yml:19:5 could not create unique index/);
  });

  it('reports a check, accepted values and a test of its own file', async () => {
    const shown = await failing({
      'marts/dim_book.sql': 'select book_code, title, fine_per_day from book',
      'marts/fct_loan.sql':
        'select loan_id, book_code, member_id, lent_at::date as lent_on, is_open, (-1)::numeric(10,2) as fine from stg_desk__loan where loan_id > 1',
    });
    expect(shown).toContain('test fct_loan.fine_is_not_negative found 99 rows');
    expect(shown).toMatch(/every_loan_is_kept\.sql:1:1 test every_loan_is_kept found 1 row that/);
  });

  it('reports an error inside a test’s file at its place', async () => {
    const shown = await failing({
      'tests/every_loan_is_kept.sql': 'select *\nfrom fct_loan\nwhere fine = title_of(loan_id)',
    });
    expect(shown).toMatch(
      /every_loan_is_kept\.sql:3:14 test every_loan_is_kept: function title_of\(bigint\) does not exist/,
    );
  });

  it('reports a seed’s value that is not of its type', async () => {
    const shown = await failing({ 'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,cheap\n' });
    expect(shown).toMatch(/book\.csv:2:1 invalid input syntax for type numeric: "cheap"/);
  });
});
