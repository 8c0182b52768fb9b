import { library } from '../testing/library.ts';
import type { BuildResult } from './types.ts';

/** `model action` of everything that was not kept. */
const actions = ({ models }: BuildResult): string[] =>
  models
    .filter(({ action }) => action !== 'keep')
    .map(({ model, action, reasons }) => `${model} ${action}: ${reasons[0]}`);

describe('build', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library();
  });
  afterEach(() => desk.drop());

  it('builds everything once, and nothing the second time', async () => {
    const first = await desk.build();
    expect(first).toMatchObject({ status: 'published', publicationId: '1' });
    expect(first.tests.length).toBeGreaterThan(30);
    expect(
      await desk.query(
        'select count(*)::int as loans, count(distinct title)::int as titles from marts.fct_loan join marts.dim_book using (book_code)',
      ),
    ).toEqual([{ loans: 100, titles: 3 }]);
    const second = await desk.build();
    expect(second).toMatchObject({ status: 'nothing', publicationId: null, tests: [] });
    expect(await desk.query('select publication_id::int as id, project from ops.publication')).toEqual([
      { id: 1, project: 'library' },
    ]);
    expect(await desk.query("select nspname from pg_namespace where nspname like 'library%'")).toEqual([]);
  });

  it('rebuilds what changed and what stands on it, and keeps the rest in place', async () => {
    await desk.build();
    const oids = () =>
      desk.query<{ name: string; oid: number }>(
        "select relname as name, oid from pg_class where relname in ('book', 'dim_book', 'stg_desk__loan')",
      );
    const before = await oids();
    await desk.change({
      'marts/fct_loan.sql': `-- a comment and layout change nothing\n${'\n'}select loan_id, book_code, member_id, lent_at::date as lent_on, is_open, 1::numeric(10,2) as fine from stg_desk__loan join dim_book using (book_code)`,
    });
    expect(actions(await desk.build())).toEqual([
      'fct_loan replace: changed: sql',
      'mv_loans_by_month replace: parent fct_loan is replaced',
    ]);
    expect(await oids()).toEqual(before);
    expect(await desk.query('select sum(fines)::int as fines from marts.mv_loans_by_month')).toEqual([
      { fines: 100 },
    ]);
  });

  it('does not rebuild for a comment, layout, or a description, which it puts on what is live', async () => {
    await desk.build();
    await desk.change({
      'marts/dim_book.sql':
        '-- other words\nselect book_code,\n  title, fine_per_day\nfrom book -- all of them',
    });
    expect(actions(await desk.build())).toEqual([]);
    await desk.change({
      'marts/dim_book.yml':
        "model: dim_book\ndescription: Every book.\nmaterialized: table\ncolumns:\n  book_code: { type: text }\n  title: { type: text }\n  fine_per_day: { type: 'numeric(6,2)', description: In euros. }\n",
    });
    const amended = await desk.build();
    expect(amended).toMatchObject({ status: 'amended', publicationId: null });
    expect(actions(amended)).toEqual(['dim_book amend: tests or descriptions changed']);
    expect(
      await desk.query(
        "select obj_description('marts.dim_book'::regclass) as book, col_description('marts.dim_book'::regclass, 3) as fine",
      ),
    ).toEqual([{ book: 'Every book.', fine: 'In euros.' }]);
    expect((await desk.build()).status).toBe('nothing');
  });

  it('runs a test that is new on rows that are not, and records it only when it passes', async () => {
    await desk.build();
    await desk.change({ 'tests/no_book_is_free.sql': 'select * from dim_book where fine_per_day < 0.2' });
    const failed = await desk.build();
    expect(failed.status).toBe('failed');
    expect(failed.tests.filter(({ status }) => status === 'failed')).toMatchObject([
      { test: 'no_book_is_free', failures: 2, sample: [{ book_code: 'B1' }, { book_code: 'B3' }] },
    ]);
    expect((await desk.build()).status).toBe('failed');
    await desk.change({ 'tests/no_book_is_free.sql': 'select * from dim_book where fine_per_day <= 0' });
    expect((await desk.build()).status).toBe('amended');
  });

  it('rebuilds what reads a source when its rows changed, in whatever way', async () => {
    await desk.build();
    const expected = [
      'stg_desk__loan amend: source desk.loan has changed rows',
      'fct_loan replace: source desk.loan has changed rows',
      'mv_loans_by_month replace: parent fct_loan is replaced',
    ];
    for (const change of [
      "insert into desk.loan values (1000, 'B1', 1, '2026-02-01Z', null)",
      "update desk.loan set book_code = 'B2' where loan_id = 1000",
      "delete from desk.loan where loan_id = 1000; insert into desk.loan values (1001, 'B1', 1, '2026-02-01Z', null)",
      'truncate desk.loan',
    ]) {
      await desk.query(change);
      expect(actions(await desk.build())).toEqual(expected);
      expect((await desk.build()).status).toBe('nothing');
    }
  });

  it('asks a source’s own version query instead of its rows when it has one', async () => {
    await desk.change({
      'sources/loan.yml':
        'source: desk.loan\nversion: select max(loan_id) from desk.loan\ncolumns: { loan_id: { type: bigint }, book_code: { type: text }, member_id: { type: bigint }, lent_at: { type: timestamptz }, returned_at: { type: timestamptz } }\n',
    });
    await desk.build();
    await desk.query("update desk.loan set book_code = 'B2'");
    expect((await desk.build()).status).toBe('nothing');
    await desk.query("insert into desk.loan values (1000, 'B1', 1, '2026-02-01Z', null)");
    expect(actions(await desk.build())[0]).toBe('stg_desk__loan amend: source desk.loan has changed rows');
  });

  it('notices what was dropped or altered behind its back', async () => {
    await desk.build();
    await desk.query('drop materialized view marts.mv_loans_by_month');
    expect(actions(await desk.build())).toEqual([
      'mv_loans_by_month replace: marts.mv_loans_by_month is gone from the database',
    ]);
    await desk.query('drop index marts.fct_loan_lent_on_book_code_idx');
    expect(actions(await desk.build())[0]).toBe(
      'fct_loan replace: marts.fct_loan was altered by somebody else',
    );
    await desk.query(
      'drop materialized view marts.mv_loans_by_month; create view marts.mv_loans_by_month as select 1 as a',
    );
    expect(actions(await desk.build())).toEqual([
      'mv_loans_by_month replace: marts.mv_loans_by_month was dropped and made again by somebody else',
    ]);
    expect((await desk.build()).status).toBe('nothing');
  });

  it('drops what left the project, and moves what changed its schema or kind', async () => {
    await desk.build();
    await desk.change({ 'marts/mv_loans_by_month.sql': null, 'marts/mv_loans_by_month.yml': null });
    expect(actions(await desk.build())).toEqual(['mv_loans_by_month remove: removed from the project']);
    expect(await desk.query("select to_regclass('marts.mv_loans_by_month') as found")).toEqual([
      { found: null },
    ]);
    await desk.change({
      'project.yml':
        'project: library\nschemas: { staging: internal, marts: shop, seeds: internal }\nsources: [sources/*.yml]\n',
    });
    expect((await desk.build()).status).toBe('published');
    expect(
      await desk.query(
        "select to_regclass('marts.dim_book') as old, to_regclass('shop.dim_book')::text as new",
      ),
    ).toEqual([{ old: null, new: 'shop.dim_book' }]);
  });

  it('leaves what somebody else made in the place of a model that left the project', async () => {
    await desk.build();
    await desk.query(
      'drop materialized view marts.mv_loans_by_month; create table marts.mv_loans_by_month as select 1 as mine',
    );
    await desk.change({ 'marts/mv_loans_by_month.sql': null, 'marts/mv_loans_by_month.yml': null });
    expect(actions(await desk.build())).toEqual([
      'mv_loans_by_month remove: removed from the project; marts.mv_loans_by_month, which somebody else made since, stays',
    ]);
    expect(await desk.query('select mine from marts.mv_loans_by_month')).toEqual([{ mine: 1 }]);
    expect((await desk.build()).status).toBe('nothing');
  });

  it('builds a selection upon what is live, with all that stands on it', async () => {
    await expect(desk.build({ select: 'fct_loan' })).rejects.toThrow(
      'fct_loan reads dim_book, which is not built yet; select +fct_loan',
    );
    expect(actions(await desk.build({ select: '+fct_loan' }))).toEqual([
      'book replace: added',
      'dim_book replace: added',
      'stg_desk__loan replace: added',
      'fct_loan replace: added',
    ]);
    await desk.build();
    await desk.change({
      'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,1\nB2,Two,2\nB3,Three,3\n',
      'marts/fct_loan.sql':
        'select loan_id, book_code, member_id, lent_at::date as lent_on, is_open, 2::numeric(10,2) as fine from stg_desk__loan join dim_book using (book_code)',
    });
    expect(actions(await desk.build({ select: 'fct_loan' }))).toEqual([
      'fct_loan replace: changed: sql',
      'mv_loans_by_month replace: parent fct_loan is replaced',
    ]);
    expect(actions(await desk.build())).toEqual([
      'book replace: changed: rows',
      'dim_book replace: parent book is replaced',
      'fct_loan replace: parent dim_book is replaced',
      'mv_loans_by_month replace: parent dim_book is replaced',
    ]);
  });
});
