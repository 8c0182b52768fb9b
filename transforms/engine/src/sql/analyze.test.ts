import { SourceFile } from '../text/sourceFile.ts';
import { analyze, type Analysis, type Catalog } from './analyze.ts';
import { parseSelect } from './parse.ts';
import type { Relation } from './relation.ts';

const relation = (name: string, ...columns: string[]): [string, Relation] => [
  name,
  {
    columns: columns.map((column) => ({
      name: column,
      origins: [{ relation: name, column }],
      inputs: [{ relation: name, column, kind: 'IDENTITY' as const }],
      nullable: column !== 'code',
    })),
    open: false,
    influences: [],
  },
];

const catalog: Catalog = {
  models: new Map([
    relation('book', 'code', 'title', 'price'),
    relation('loan', 'loan_id', 'code', 'lent_at'),
  ]),
  sources: new Map([relation('desk.slip', 'slip_id', 'code')]),
};

const run = async (sql: string): Promise<{ analysis: Analysis; found: string[] }> => {
  const source = new SourceFile('model.sql', sql);
  const found: string[] = [];
  const report = (at: { line: number; column: number }, message: string) =>
    found.push(`${at.line}:${at.column} ${message}`);
  const parsed = await parseSelect(source, report);
  return { analysis: analyze(parsed!.select, source, catalog, report), found };
};

/** `name <- relation.column, ...` for each column of a query that must have no errors. */
const lineage = async (sql: string): Promise<string[]> => {
  const { analysis, found } = await run(sql);
  expect(found).toEqual([]);
  return analysis.columns.map(
    ({ name, origins }) => `${name} <- ${origins.map((o) => `${o.relation}.${o.column}`).join(', ')}`,
  );
};

describe('names in a query', () => {
  it.each([
    [
      'a CTE hides the model behind it',
      'with book as (select loan_id as code from loan) select code from book',
      ['loan'],
      ['code <- loan.loan_id'],
    ],
    [
      'a CTE does not hide a model inside its own definition',
      'with book as (select * from book) select code from book',
      ['book'],
      ['code <- book.code'],
    ],
    [
      'a CTE sees the ones before it only',
      'with a as (select * from book), book as (select lent_at as code from loan) select a.code from a',
      ['book', 'loan'],
      ['code <- book.code'],
    ],
    [
      'an inner WITH ends with its query',
      'select code from (with book as (select loan_id as code from loan) select code from book) as x join book using (code)',
      ['book', 'loan'],
      ['code <- loan.loan_id, book.code'],
    ],
    [
      'what bounds a frame and what limits VALUES is read too',
      'select count(*) over (order by code rows (select max(loan_id) from loan) preceding) as n from (values (1) limit (select 1 from book)) as v (code)',
      ['book', 'loan'],
      ['n <- loan.loan_id'],
    ],
    [
      'a qualified name is never a CTE',
      'with slip as (select 1 as slip_id) select s.slip_id from desk.slip as s cross join slip',
      [],
      ['slip_id <- desk.slip.slip_id'],
    ],
  ])('%s', async (_, sql, models, columns) => {
    const { analysis } = await run(sql);
    expect(analysis.models).toEqual(models);
    expect(await lineage(sql)).toEqual(columns);
  });

  it.each([
    ['select * from boks', '1:15 boks is neither a model nor a CTE in reach; did you mean book?'],
    ['select *\nfrom desk.slips', '2:6 source desk.slips is not declared; did you mean desk.slip?'],
    ['select * from marts.book', '1:15 marts.book is a model; models are named without a schema: write book'],
    ['select * from slip', '1:15 slip is a source; sources are named with their schema: write desk.slip'],
    ['select * from other.public.book', '1:15 other.public.book names another database'],
    ['select titel from book', '1:8 no column titel in book; did you mean title?'],
    ['select b.titel\nfrom book as b', '1:8 b has no column titel; did you mean title?'],
    ['select x.title from book', '1:8 no table or alias x in this FROM'],
    [
      'select code from book, loan',
      '1:8 column code is ambiguous: it stands in book.code and loan.code; write the one you mean',
    ],
    ['with c as (select title from book) select price from c', '1:43 no column price in c'],
    [
      'select 1 as a from book where exists (select from loan where loan.cod = book.code)',
      '1:62 loan has no column cod; did you mean code?',
    ],
    [
      'select code from book union select loan_id, code from loan',
      '1:36 both sides of UNION need as many columns: 1 against 2',
    ],
    [
      'select b.title from book as b join (select b.code) as x on true',
      '1:44 no table or alias b in this FROM',
    ],
    ['select nothing', '1:8 no column nothing in a SELECT without FROM'],
    [
      'select code from book join loan using (titel)',
      '1:28 USING (titel): the left side (book) has no column titel',
    ],
  ])('reports %j', async (sql, expected) => {
    expect((await run(sql)).found).toContain(expected);
  });
});

describe('lineage', () => {
  it.each([
    [
      'stars',
      'select b.*, loan.loan_id from book as b join loan on loan.code = b.code',
      ['code <- book.code', 'title <- book.title', 'price <- book.price', 'loan_id <- loan.loan_id'],
    ],
    [
      'USING merges',
      'select * from book join loan using (code)',
      [
        'code <- book.code, loan.code',
        'title <- book.title',
        'price <- book.price',
        'loan_id <- loan.loan_id',
        'lent_at <- loan.lent_at',
      ],
    ],
    [
      'aggregates and filters',
      'select sum(price) filter (where title is not null) as total, count(*) from book',
      ['total <- book.price, book.title', 'count <- '],
    ],
    [
      'windows',
      'select row_number() over (partition by code order by lent_at) as nth from loan',
      ['nth <- loan.code, loan.lent_at'],
    ],
    [
      'unions by place',
      'select code as id from book union all select loan_id::text from loan',
      ['id <- book.code, loan.loan_id'],
    ],
    [
      'subqueries',
      'select (select max(lent_at) from loan where loan.code = book.code) as last_lent from book',
      ['last_lent <- loan.lent_at'],
    ],
    [
      'lateral',
      'select t.twice from book cross join lateral (select price * 2 as twice) as t',
      ['twice <- book.price'],
    ],
    ['VALUES', "select v.a from (values (1, 'x'), (2, 'y')) as v (a, b)", ['a <- ']],
    ['set-returning functions', 'select day from generate_series(1, 3) as day', ['day <- ']],
    [
      'recursion',
      'with recursive up (code, depth) as (select code, 1 from book union all select loan.code, depth + 1 from up join loan on loan.code = up.code) select code, depth from up',
      ['code <- book.code, loan.code', 'depth <- '],
    ],
    [
      'aliases in ORDER BY and GROUP BY',
      'select title as name, count(*) as n from book group by name order by n',
      ['name <- book.title', 'n <- '],
    ],
    [
      'a parenthesised join',
      'select j.title from (book join loan using (code)) as j',
      ['title <- book.title'],
    ],
    [
      'names that PostgreSQL gives',
      'select coalesce(title, code), price::int, case when true then code end, upper(title) from book',
      [
        'coalesce <- book.title, book.code',
        'price <- book.price',
        'case <- book.code',
        'upper <- book.title',
      ],
    ],
  ])('follows %s', async (_, sql, expected) => {
    expect(await lineage(sql)).toEqual(expected);
  });
});
