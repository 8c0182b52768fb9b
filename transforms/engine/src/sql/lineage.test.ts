import { SourceFile } from '../text/sourceFile.ts';
import { analyze, type Catalog } from './analyze.ts';
import { parseSelect } from './parse.ts';
import type { Input, Relation } from './relation.ts';

const relation = (name: string, ...columns: string[]): [string, Relation] => [
  name,
  {
    columns: columns.map((column) => ({
      name: column,
      origins: [{ relation: name, column }],
      inputs: [{ relation: name, column, kind: 'IDENTITY' as const }],
      nullable: true,
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

const written = (inputs: readonly Input[]): string =>
  inputs.map(({ relation: from, column, kind }) => `${kind} ${from}.${column}`).join(', ');

/** Each column with its inputs, and `rows` for what decides which rows there are. */
const lineage = async (sql: string): Promise<Record<string, string>> => {
  const source = new SourceFile('model.sql', sql);
  const fail = (_: unknown, message: string) => {
    throw new Error(message);
  };
  const parsed = await parseSelect(source, fail);
  const { columns, influences } = analyze(parsed!.select, source, catalog, fail);
  return {
    ...Object.fromEntries(columns.map(({ name, inputs }) => [name, written(inputs)])),
    rows: written(influences),
  };
};

describe('the part that a column has in a value', () => {
  it.each([
    ['a column under another name', 'select code as id from book', { id: 'IDENTITY book.code', rows: '' }],
    [
      'an expression and a cast',
      'select price * 2 as twice, code::int as number from book',
      { twice: 'TRANSFORMATION book.price', number: 'TRANSFORMATION book.code', rows: '' },
    ],
    [
      'an aggregate over a group',
      'select code, sum(price + 1) as total, count(*) as n from book group by code having max(title) > $$a$$',
      {
        code: 'IDENTITY book.code',
        total: 'AGGREGATION book.price',
        n: '',
        rows: 'FILTER book.title, GROUP_BY book.code',
      },
    ],
    [
      'a filter and an order inside an aggregate',
      'select string_agg(title, $$,$$ order by code) filter (where price > 1) as titles from book',
      { titles: 'AGGREGATION book.title, FILTER book.price, SORT book.code', rows: '' },
    ],
    [
      'an aggregate through a CTE stays one',
      'with c as (select code, max(price) as top from book group by 1) select top, top + 1 as more from c',
      { top: 'AGGREGATION book.price', more: 'AGGREGATION book.price', rows: 'GROUP_BY book.code' },
    ],
    [
      'a CASE',
      'select case when price > 1 then title else code end as label from book',
      { label: 'TRANSFORMATION book.title, TRANSFORMATION book.code, CONDITIONAL book.price', rows: '' },
    ],
    [
      'windows, named ones too',
      'select row_number() over (partition by code) as nth, lag(lent_at) over w as before from loan window w as (order by loan_id)',
      { nth: 'WINDOW loan.code', before: 'TRANSFORMATION loan.lent_at, WINDOW loan.loan_id', rows: '' },
    ],
    [
      'a join, a filter and an order',
      'select title from book join loan on loan.code = book.code where lent_at is null order by price',
      {
        title: 'IDENTITY book.title',
        rows: 'JOIN loan.code, JOIN book.code, FILTER loan.lent_at, SORT book.price',
      },
    ],
    [
      'USING',
      'select code, title from book left join loan using (code)',
      {
        code: 'IDENTITY book.code, IDENTITY loan.code',
        title: 'IDENTITY book.title',
        rows: 'JOIN book.code, JOIN loan.code',
      },
    ],
    [
      'a union of a star and a VALUES',
      'select code from book union all select * from (values ($$x$$)) as v',
      { code: 'IDENTITY book.code', rows: '' },
    ],
    [
      'subqueries',
      'select (select max(lent_at) from loan where loan.code = book.code) as last, exists (select from loan where loan_id = price) as lent from book',
      {
        last: 'AGGREGATION loan.lent_at, FILTER loan.code, FILTER book.code',
        lent: 'FILTER loan.loan_id, FILTER book.price',
        rows: '',
      },
    ],
    [
      'lateral items and function tables',
      'select t.half, n from book cross join lateral (select price / 2 as half) as t cross join generate_series(1, book.price) as n',
      { half: 'TRANSFORMATION book.price', n: 'TRANSFORMATION book.price', rows: '' },
    ],
    [
      'what decides about the rows of a CTE decides about its reader’s',
      'with c as (select code from book where price > 0) select slip_id from desk.slip join c using (code)',
      {
        slip_id: 'IDENTITY desk.slip.slip_id',
        rows: 'FILTER book.price, JOIN desk.slip.code, JOIN book.code',
      },
    ],
    [
      'GROUP BY, where a name is the column of FROM before it is the output',
      'select max(price) as title, upper(code) as big from book group by title, big',
      {
        title: 'AGGREGATION book.price',
        big: 'TRANSFORMATION book.code',
        rows: 'GROUP_BY book.code, GROUP_BY book.title',
      },
    ],
    [
      'sets of groups, by the names of output columns too',
      'select upper(code) as big, title, count(*) as n from book group by rollup ((big, title), 1), grouping sets ((price), ())',
      {
        big: 'TRANSFORMATION book.code',
        title: 'IDENTITY book.title',
        n: '',
        rows: 'GROUP_BY book.code, GROUP_BY book.title, GROUP_BY book.price',
      },
    ],
    [
      'DISTINCT ON and places',
      'select distinct on (title) title, price from book order by 1, price desc',
      {
        title: 'IDENTITY book.title',
        price: 'IDENTITY book.price',
        rows: 'SORT book.title, SORT book.price, GROUP_BY book.title',
      },
    ],
  ])('is known of %s', async (_, sql, expected) => {
    expect(await lineage(sql)).toEqual(expected);
  });
});
