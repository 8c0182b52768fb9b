import { citusServers } from '../testing/citus.ts';
import { library } from '../testing/library.ts';
import { spread } from '../testing/spread.ts';

describe.each(citusServers)('a project on %s', (name, database) => {
  let desk: Awaited<ReturnType<typeof library>>;
  const real = name !== 'a stand-in for Citus';
  beforeAll(async () => {
    desk = await library(spread, await database());
  });
  afterAll(() => desk?.drop());

  const stores = () =>
    desk.query<{ relation: string }>(
      "select relname as relation from pg_class join pg_namespace as n on n.oid = relnamespace where nspname ~ '__store__' and relkind = 'r' order by 1",
    );

  it('spreads what the contract says, and shows it through views', async () => {
    const built = await desk.build();
    expect([...built.models, ...built.tests].flatMap(({ error }) => error?.message ?? [])).toEqual([]);
    expect(built).toMatchObject({ status: 'published', leftovers: [] });
    expect(await stores()).toEqual(['book', 'fct_loan', 'loans_by_book'].map((relation) => ({ relation })));
    const spreadAs = real
      ? await desk.query(
          "select split_part(table_name::text, '.', 2) as relation, citus_table_type as kind, case citus_table_type when 'distributed' then distribution_column end as column_name, shard_count::int as shards from citus_tables where table_name::text ~ '__store__' order by 1",
        )
      : await desk.query(
          "select split_part(relation, '.', 2) as relation, case kind when 'hash' then 'distributed' else kind end as kind, column_name, coalesce(shards, 1) as shards from distributed order by 1",
        );
    expect(spreadAs).toEqual([
      { relation: 'book', kind: 'reference', column_name: null, shards: 1 },
      { relation: 'fct_loan', kind: 'distributed', column_name: 'book_code', shards: 4 },
      { relation: 'loans_by_book', kind: 'distributed', column_name: 'book_code', shards: 4 },
    ]);
    expect(await desk.query('select book_code, loans::int from marts.loans_by_book order by 1')).toEqual([
      { book_code: 'B1', loans: 33 },
      { book_code: 'B2', loans: 34 },
      { book_code: 'B3', loans: 33 },
    ]);
    expect(await desk.query('select sum(loans)::int as loans from marts.mv_loans_by_month')).toEqual([
      { loans: 100 },
    ]);
  }, 60_000);

  it('keeps descriptions and grants on what is read', async () => {
    const [told] = await desk.query(
      "select obj_description('marts.fct_loan'::regclass) as relation, col_description('marts.fct_loan'::regclass, 1) as loan_id, has_table_privilege('library_reader', 'marts.fct_loan', 'select') as may",
    );
    expect(told).toEqual({
      relation: 'Loans with the fine that is due.',
      loan_id: 'The number on the slip.',
      may: true,
    });
  });

  it('builds nothing when nothing changed', async () => {
    expect(await desk.build()).toMatchObject({ status: 'nothing' });
  });

  it('drops the tables that it replaced, and keeps the others', async () => {
    const before = await desk.query('select * from marts.loans_by_book order by 1');
    await desk.change({
      'marts/loans_by_book.sql': 'select book_code, 1 + count(*) as loans from fct_loan group by book_code',
    });
    expect(await desk.build()).toMatchObject({ status: 'published', leftovers: [] });
    expect(await stores()).toHaveLength(3);
    expect(await desk.query('select * from marts.loans_by_book order by 1')).not.toEqual(before);
  }, 60_000);

  it('leaves what was live, and no table behind, when a model fails', async () => {
    await desk.change({
      'marts/loans_by_book.sql':
        'select book_code, count(*) / (count(*) - count(*)) as loans from fct_loan group by book_code',
    });
    const result = await desk.build();
    expect(result).toMatchObject({ status: 'failed', leftovers: [] });
    expect(result.models.find(({ model }) => model === 'loans_by_book')!.error!.message).toMatch(
      /division by zero/,
    );
    expect(await stores()).toHaveLength(3);
    expect(await desk.query('select count(*)::int as books from marts.loans_by_book')).toEqual([
      { books: 3 },
    ]);
  }, 60_000);
});
