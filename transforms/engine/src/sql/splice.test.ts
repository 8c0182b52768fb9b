import { loadModule, parseSync } from 'libpg-query';
import { spliceClocks, spliced, spliceRelations } from './splice.ts';

const selectOf = (sql: string) => {
  const statement = parseSync(sql).stmts![0]!.stmt!;
  if ('SelectStmt' in statement) return statement.SelectStmt;
  throw new Error('no SELECT');
};

describe('spliceRelations', () => {
  beforeAll(() => loadModule());
  const stands: Record<string, string> = { book: '"1"', 'desk.loan': '"2"', 'desk.été "x"': '"3"' };

  it.each([
    ['a bare name', 'select * from book', 'select * from "1" as "book"'],
    ['an alias', 'select b.x from book as b (x)', 'select b.x from "1" as b (x)'],
    ['a source', 'select loan.id from desk . loan', 'select loan.id from "2" as "loan"'],
    [
      'a quoted name behind characters of two bytes',
      `select 'é' from "desk"."été ""x""" /* é */ , book`,
      `select 'é' from "3" as "été ""x""" /* é */ , "1" as "book"`,
    ],
    [
      'a column that names the schema',
      'select desk.loan.id, desk.loan.* from desk.loan',
      'select loan.id, loan.* from "2" as "loan"',
    ],
    [
      'a CTE of the same name, which sees the model only inside itself',
      'with book as (select * from book) select * from book join desk.loan using (id)',
      'with book as (select * from "1" as "book") select * from book join "2" as "loan" using (id)',
    ],
    [
      'a recursive CTE of the same name, which never sees the model',
      'with recursive book as (select 1 as n union all select n + 1 from book) select * from book, desk.loan',
      'with recursive book as (select 1 as n union all select n + 1 from book) select * from book, "2" as "loan"',
    ],
    [
      'a CTE that is out of reach',
      'select * from (with book as (select 1) select * from book) as inner_one, book',
      'select * from (with book as (select 1) select * from book) as inner_one, "1" as "book"',
    ],
    [
      'lateral items and subqueries everywhere',
      'select (select max(x) from book) from desk.loan l cross join lateral (select * from book b where b.id = l.id) as s where exists (select from book where book.id = l.id) order by (select 1 from book)',
      'select (select max(x) from "1" as "book") from "2" l cross join lateral (select * from "1" b where b.id = l.id) as s where exists (select from "1" as "book" where book.id = l.id) order by (select 1 from "1" as "book")',
    ],
    ['TABLE, which takes no alias', 'table book union all table book', 'table "1" union all table "1"'],
    [
      'a name in a text and in a comment',
      "select 'book' -- from book\nfrom book",
      'select \'book\' -- from book\nfrom "1" as "book"',
    ],
  ])('replaces %s', (_, sql, expected) => {
    const pieces = spliced(
      sql,
      spliceRelations(sql, selectOf(sql), (name) => stands[name]),
    );
    expect(pieces.map(({ text }) => text).join('')).toBe(expected);
  });
});

describe('spliceClocks', () => {
  it('replaces what tells the time, and nothing else', async () => {
    await loadModule();
    const sql =
      "select now(), pg_catalog.now ( ), CURRENT_DATE, current_timestamp(3) + '1 h', age(now()), 'now()', now from t";
    const pieces = spliced(sql, spliceClocks(sql, selectOf(sql), 'c'));
    expect(pieces.map(({ text }) => text).join('')).toBe(
      `select (select c."now" from c), (select c."now" from c), (select c."current_date" from c), (select c."current_timestamp" from c) + '1 h', age((select c."now" from c)), 'now()', now from t`,
    );
  });
});
