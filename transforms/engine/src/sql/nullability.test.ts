import type pg from 'pg';
import { createTestDatabase } from '@rosetta/scripts/testing/database.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { analyze, type Catalog } from './analyze.ts';
import { parseSelect } from './parse.ts';
import type { Relation } from './relation.ts';

const tables = {
  book: [
    'code text not null',
    'title text not null',
    'price int',
    'tags jsonb not null',
    'period tstzrange not null',
  ],
  loan: [
    'loan_id int not null',
    'book_code text not null',
    'lent_at timestamptz not null',
    'back_at timestamptz',
  ],
  nothing: ['id int not null'],
};

const relationOf = (name: string, columns: readonly string[]): [string, Relation] => [
  name,
  {
    columns: columns.map((written) => {
      const [column, type] = written.split(' ') as [string, string];
      return {
        name: column,
        origins: [{ relation: name, column }],
        inputs: [{ relation: name, column, kind: 'IDENTITY' as const }],
        nullable: !written.endsWith('not null'),
        type: type === 'int' ? 'int4' : type,
      };
    }),
    open: false,
    influences: [],
  },
];

const catalog: Catalog = {
  models: new Map(Object.entries(tables).map(([name, columns]) => relationOf(name, columns))),
  sources: new Map(),
};

const columnsOf = async (sql: string) => {
  const source = new SourceFile('model.sql', sql);
  const fail = (_: unknown, message: string) => {
    throw new Error(message);
  };
  const parsed = await parseSelect(source, fail);
  return analyze(parsed!.select, source, catalog, fail).columns;
};

/** Queries with the columns that cannot be null; the others can, on the rows below. */
const queries: [sql: string, notNull: string[]][] = [
  ['select code, price, price + 1 as more, upper(title) as big from book', ['code', 'big']],
  [
    'select coalesce(price, 0) as price, nullif(price, 1) as other, greatest(price, 0) as top from book',
    ['price', 'top'],
  ],
  ['select code, loan_id, lent_at from book left join loan on book_code = code', ['code']],
  ['select code, loan_id from loan right join book on book_code = code', ['code']],
  ['select code, loan_id from book full join loan on book_code = code', []],
  ['select code, loan_id from book join loan on book_code = code and price = loan_id', ['code', 'loan_id']],
  ['select price, back_at from book join loan on price = loan_id', ['price']],
  ['select price from book where price > 0', ['price']],
  ['select price, back_at from book, loan where price is not null or back_at is not null', []],
  ['select price from book where not (price is null or price < 0)', ['price']],
  [
    'select b.price, c.price as other from book as b cross join book as c where b.price is not null',
    ['price'],
  ],
  [
    'select code, sum(price) as s, count(price) as n, max(title) as t from book group by code',
    ['code', 'n', 't'],
  ],
  ['select sum(id) as s, count(*) as n, array_agg(id) as ids from nothing', ['n']],
  ['select sum(price) filter (where price > 100) as s from book group by code', []],
  ['select code, title, count(*) as n from book group by rollup (code, title)', ['n']],
  [
    'select row_number() over () as nth, lag(loan_id) over (order by loan_id) as before, sum(loan_id) over (order by loan_id) as sofar from loan',
    ['nth', 'sofar'],
  ],
  ['select sum(loan_id) over (order by loan_id rows between 2 preceding and 1 preceding) as s from loan', []],
  [
    "select case when price is null then 0 else price end as p, case when price > 0 then 'x' end as q, case when price > 0 then price else 0 end as r from book",
    ['p', 'r'],
  ],
  ["select tags ->> 'x' as x, (tags -> 'x')::text as y, tags || tags as z from book", ['z']],
  [
    "select lower(period) as begins, lower(title) as title, substring(title from '^x') as part, substring(title from 1 for 2) as head from book",
    ['title', 'head'],
  ],
  [
    "select (tags -> 'x')::int as a, coalesce(case when code = 'a' then j else tags end, tags)::text as b, coalesce(j, tags)::int as c, (case when true then j else j || j end)::int as d from (select *, 'null'::jsonb as j from book) as book where tags = '[]'",
    ['b'],
  ],
  ['select loan_id from loan union all select price from book', []],
  ['select loan_id as n from loan intersect select price from book', ['n']],
  ['select n, x from generate_series(1, 2) as n, unnest(array[1, null]) as x', ['n']],
  ["select v.a, v.b from (values (1, 'x'), (2, null)) as v (a, b)", ['a']],
  [
    'select (select count(*) from nothing) as n, (select max(id) from nothing) as m, exists (select from nothing) as e, array(select id from nothing) as a',
    ['n', 'e', 'a'],
  ],
  [
    'with recursive up (a, b) as (select 1, 1 union all select b, null::int from up where a is not null) select a, b from up',
    [],
  ],
  ['with recursive up (n) as (select 1 union all select n + 1 from up where n < 5) select n from up', ['n']],
  [
    'select l.code from book as l left join loan as r on r.book_code = l.code where r.loan_id is null',
    ['code'],
  ],
  [
    'select code from book left join (select code, loan_id from loan join book on code = book_code) as x using (code)',
    ['code'],
  ],
  ['select code from book full join (select book_code as code from loan) as x using (code)', ['code']],
  [
    "select extract(day from lent_at) as day, lent_at::date as on_day, date_trunc('day', lent_at) as at from loan",
    ['on_day', 'at'],
  ],
  [
    "select price in (1, 2) as i, code = any(array['a']) as j, price is distinct from 1 as k, not (price > 1) as l from book",
    ['j', 'k'],
  ],
  ['select null::int as never, 1 as one, now() as at', ['one', 'at']],
  // Both make something of a null delimiter, or of a text for nulls that is null.
  ["select price from book where string_to_array('abc', price::text) is not null", []],
  ["select price from book where array_to_string('{a}'::text[], ',', price::text) is not null", []],
  ['select code from book where array_to_string(string_to_array(code, null), $$-$$) is not null', ['code']],
  ['select concat(variadic null::text[]) as a, num_nulls(variadic array[price]) as b from book', ['b']],
];

describe('what can be null', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = database.pool;
    for (const [name, columns] of Object.entries(tables))
      await pool.query(`create table ${name} (${columns.join(', ')})`);
    await pool.query(`
      insert into book values
        ('a', 'Ada', 1, '{"x": null}', '(,)'), ('b', 'Emma', null, '{}', 'empty'), ('c', 'Moby', 3, '[]', '[2026-01-01Z,)');
      insert into loan values (1, 'a', '2026-01-01Z', null), (2, 'a', 'infinity', '2026-02-01Z'), (3, 'z', '2026-01-01Z', null)`);
  });
  afterAll(() => database.drop());

  it.each(queries)('%s', async (sql, expected) => {
    const columns = await columnsOf(sql);
    expect(columns.filter(({ nullable }) => !nullable).map(({ name }) => name)).toEqual(expected);
    const { rows, fields } = await pool.query({ text: sql, rowMode: 'array' });
    const empty = fields
      .filter((_, index) => rows.some((row) => row[index] === null))
      .map(({ name }) => name);
    // None that is said to be whole has a null, and the rows show that the others were left out for a reason.
    expect(empty.filter((name) => expected.includes(name))).toEqual([]);
  });

  it('says which column is null in every row', async () => {
    const columns = await columnsOf(
      'select null::int as a, case when code is null then 1 end as b, null as c from book',
    );
    expect(columns.map(({ alwaysNull }) => alwaysNull === true)).toEqual([true, false, true]);
  });
});
