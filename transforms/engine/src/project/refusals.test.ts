import { reported } from '../testing/library.ts';

const contract = (lines: string): string => `model: dim_book\nmaterialized: table\n${lines}`;
const columns = `columns:
  book_code: { type: text }
  title: { type: text }
  fine_per_day: { type: 'numeric(6,2)' }
`;

describe('a contract that cannot be used', () => {
  it.each([
    ['an unknown key', contract(`${columns}onwer: me\n`), '7:1 unknown key onwer; did you mean owner?'],
    [
      'a later floor’s key',
      contract(`${columns}time_column: lent_on\n`),
      '7:1 unknown key time_column; known keys are',
    ],
    [
      'a comma that ends a text',
      contract(`grain: { description: one row per book, always }\n${columns}`),
      '3:41 a comma inside { } ends the text before `always`; put the whole text in quotes',
    ],
    ['broken YAML', 'model: [dim_book\n', 'Flow sequence'],
    [
      'another name',
      `model: dim_books\nmaterialized: table\n${columns}`,
      '1:8 model is dim_books but the file is named dim_book',
    ],
    ['no name', `materialized: table\n${columns}`, '1:1 model is missing; write `model: dim_book`'],
    [
      'an unknown materialization',
      `model: dim_book\nmaterialized: increment\n${columns}`,
      '2:15 materialized is one of view, table, incremental, materialized_view, snapshot, not increment; did you mean incremental?',
    ],
    [
      'no materialization',
      `model: dim_book\n${columns}`,
      '1:1 materialized is missing; it is one of view, table, incremental, materialized_view, snapshot',
    ],
    ['no columns', contract(''), '1:1 columns are missing; a contract declares every column with its type'],
    ['a column without a type', contract('columns:\n  title: {}\n'), '4:3 type of title is missing'],
    [
      'no type name',
      contract('columns:\n  title: { type: "text; drop table x" }\n'),
      '4:18 text; drop table x is no type name',
    ],
    [
      'an unknown test',
      contract('columns:\n  title: { type: text, tests: [not_nul] }\n'),
      '4:32 not_nul is no test',
    ],
    [
      'an unknown test with an argument',
      contract('columns:\n  title: { type: text, tests: [{ accepted: [a] }] }\n'),
      '4:34 unknown key accepted in columns.title.tests[0]; known keys are not_null, unique, accepted_values, relationships, expression, where, severity, warn_above, error_above',
    ],
    [
      'no accepted value',
      contract('columns:\n  title: { type: text, tests: [{ accepted_values: [] }] }\n'),
      '4:51 accepted_values needs at least one value',
    ],
    [
      'half a relationship',
      contract('columns:\n  title: { type: text, tests: [{ relationships: book }] }\n'),
      '4:49 relationships is written model.column, not book',
    ],
    [
      'a relationship to nothing',
      contract(
        `columns:\n  book_code: { type: text, tests: [{ relationships: boook.book_code }] }\n  title: { type: text }\n  fine_per_day: { type: 'numeric(6,2)' }\n`,
      ),
      '4:53 boook is neither a model nor a CTE in reach; did you mean book?',
    ],
    [
      'an expression of unknown columns',
      contract(
        `columns:\n  book_code: { type: text, tests: [{ expression: code <> '' }] }\n  title: { type: text }\n  fine_per_day: { type: 'numeric(6,2)' }\n`,
      ),
      '4:50 no column code in dim_book',
    ],
    [
      'a key of unknown columns',
      contract(`grain: { description: one, key: [code] }\n${columns}`),
      '3:34 code is no column of this contract',
    ],
    [
      'an index of unknown columns',
      contract(`${columns}indexes:\n  - { columns: [titel] }\n`),
      '8:17 titel is no column of this contract; did you mean title?',
    ],
    [
      'an index without columns',
      contract(`${columns}indexes:\n  - { unique: true }\n`),
      '8:5 columns is missing in indexes[0]',
    ],
    [
      'an index of a view',
      `model: dim_book\nmaterialized: view\n${columns}indexes:\n  - { columns: [title] }\n`,
      '8:5 a view has no indexes; materialize it as table or materialized_view',
    ],
    [
      'a check without SQL',
      contract(`${columns}checks:\n  - { name: fine }\n`),
      '8:5 sql is missing in checks[0]',
    ],
    [
      'a check named twice',
      contract(
        `${columns}checks:\n  - { name: a, sql: title = title }\n  - { name: a, sql: title = title }\n`,
      ),
      '9:13 a is used a second time; give each its own name',
    ],
    [
      'a version that is none',
      contract(`${columns}version: new\n`),
      '7:10 version must be a whole number from 1 on',
    ],
    [
      'columns as dbt lists them',
      contract('columns:\n  - name: book_code\n    type: text\n'),
      '4:3 columns are no list here; write `order_id: { type: bigint }`, without dash and name',
    ],
    [
      'a column that is only a type',
      contract('columns:\n  book_code: text\n'),
      '4:3 book_code needs a mapping that says its type, as in `book_code: { type: text }`',
    ],
    [
      'a relationship to a column that is not there',
      contract(
        `columns:\n  book_code: { type: text, tests: [{ relationships: book.book_cod }] }\n  title: { type: text }\n  fine_per_day: { type: 'numeric(6,2)' }\n`,
      ),
      '4:53 book has no column book_cod; did you mean book_code?',
    ],
    ['a list that is none', contract(`${columns}tags: front\n`), '7:7 tags must be a list'],
    ['a text that is none', contract(`${columns}owner: [me]\n`), '7:8 owner must be a text'],
    [
      'a flag that is none',
      contract(`${columns}indexes:\n  - { columns: [title], unique: yes please }\n`),
      '8:33 indexes[0].unique must be true or false',
    ],
  ])('reports %s', async (_, text, expected) => {
    expect(await reported({ 'marts/dim_book.yml': text })).toContainEqual(expect.stringContaining(expected));
  });
});

describe('one mistake', () => {
  it.each([
    [
      'a key that stands there twice',
      { 'marts/dim_book.yml': contract(`${columns}materialized: view\n`) },
      ['marts/dim_book.yml:7:1 Map keys must be unique; this one stands there twice'],
    ],
    [
      'a tab',
      { 'marts/dim_book.yml': contract('columns:\n\tbook_code: { type: text }\n') },
      ['marts/dim_book.yml:4:1 Tabs are not allowed as indentation; use spaces'],
    ],
    [
      'a name that is not there',
      { 'marts/dim_book.sql': 'select book_code, b.titel, fine_per_day from book b' },
      ['marts/dim_book.sql:1:19 b has no column titel; did you mean title?'],
    ],
    [
      'a template of dbt',
      { 'marts/dim_book.sql': "select book_code, title, fine_per_day from {{ ref('book') }}" },
      [
        'marts/dim_book.sql:1:44 syntax error at or near "{"; templates are not read: write book, or turn a dbt project into one of these with import-dbt',
      ],
    ],
  ])('is said once: %s', async (_, files, expected) => {
    expect((await reported(files)).map((line) => line.split('\n')[0])).toEqual(
      expected.map((line) => expect.stringContaining(line)),
    );
  });
});

describe('a project that cannot be used', () => {
  const config = (lines: string): string =>
    `project: library\nschemas: { staging: internal, marts: marts, seeds: internal }\nsources: [sources/*.yml]\n${lines}`;

  it.each([
    [
      'an unknown key',
      { 'project.yml': config('grant: {}\n') },
      'project.yml:4:1 unknown key grant; did you mean grants?',
    ],
    [
      'no name',
      { 'project.yml': 'schemas: { marts: marts }\n' },
      'project.yml:1:1 project is missing; give the project a name',
    ],
    [
      'a name that needs quotes',
      { 'project.yml': 'project: My Library\nschemas: { marts: marts }\n' },
      'project.yml:1:10 project My Library must be lower_snake_case',
    ],
    ['no schemas', { 'project.yml': 'project: library\n' }, 'project.yml:1:1 schemas is missing'],
    [
      'the engine’s schema',
      { 'project.yml': 'project: library\nschemas: { marts: ops }\n' },
      'project.yml:2:19 schema ops is the engine’s own; choose another',
    ],
    [
      'a grant on no schema of ours',
      { 'project.yml': config('grants: { mart: { select: [reader] } }\n') },
      'project.yml:4:11 grants names schema mart, which no folder goes to',
    ],
    [
      'another privilege',
      { 'project.yml': config('grants: { marts: { insert: [reader] } }\n') },
      'project.yml:4:20 unknown key insert in grants.marts; known keys are select',
    ],
    [
      'sources that are not there',
      { 'project.yml': 'project: library\nschemas: { marts: marts }\nsources: [other/*.yml]\n' },
      'project.yml:3:11 no file matches other/*.yml',
    ],
    [
      'a source without a schema',
      { 'sources/loan.yml': 'source: loan\ncolumns: { a: { type: text } }\n' },
      'sources/loan.yml:1:9 source must be written schema.table',
    ],
    [
      'a source without columns',
      { 'sources/loan.yml': 'source: desk.loan\n' },
      'sources/loan.yml:1:1 columns of source desk.loan are missing',
    ],
    [
      'a source’s type',
      { 'sources/loan.yml': 'source: desk.loan\ncolumns: { a: { type: "a b c" } }\n' },
      'sources/loan.yml:2:23 a b c is no type name',
    ],
    [
      'a source twice',
      { 'sources/second.yml': 'source: desk.loan\ncolumns: { a: { type: text } }\n' },
      'sources/second.yml:1:1 source desk.loan is declared a second time',
    ],
    [
      'a folder without a schema',
      { 'more/x.sql': 'select 1 as a', 'more/x.yml': 'model: x\n' },
      'more/x.sql:1:1 folder more is not among the schemas of project.yml; add it or move the file',
    ],
    [
      'a model without a contract',
      { 'marts/x.sql': 'select 1 as a' },
      'marts/x.sql:1:1 x has no contract; write x.yml beside it',
    ],
    [
      'a contract without a model',
      { 'marts/x.yml': 'model: x' },
      'marts/x.yml:1:1 a contract without its .sql or .csv; write the model or delete the contract',
    ],
    [
      'a contract in .yaml',
      { 'marts/x.yaml': 'model: x' },
      'marts/x.yaml:1:1 contracts end in .yml; rename the file',
    ],
    [
      'two models of one name',
      { 'staging/dim_book.sql': 'select 1 as a', 'staging/dim_book.yml': 'model: dim_book' },
      'staging/dim_book.sql:1:1 dim_book is named twice',
    ],
    [
      'a seed with an unknown column',
      { 'seeds/book.csv': 'book_code,titel,fine_per_day\n' },
      'seeds/book.csv:1:1 column titel is not in the contract; did you mean title?',
    ],
    [
      'a seed that lacks a column',
      { 'seeds/book.csv': 'book_code,title\n' },
      'seeds/book.csv:1:1 the header lacks fine_per_day, which the contract declares',
    ],
    [
      'a seed that names a column twice',
      { 'seeds/book.csv': 'book_code,title,title,fine_per_day\n' },
      'seeds/book.csv:1:1 the header names a column twice',
    ],
    [
      'an empty seed',
      { 'seeds/book.csv': '' },
      'seeds/book.csv:1:1 the file is empty; its first line names the columns',
    ],
    [
      'a seed with a short row',
      { 'seeds/book.csv': 'book_code,title,fine_per_day\nB1,x,1\nB2,y\n' },
      'seeds/book.csv:3:1 Invalid Record Length',
    ],
    [
      'a materialized seed',
      { 'seeds/book.yml': 'seed: book\nmaterialized: table\ncolumns: { book_code: { type: text } }\n' },
      'seeds/book.yml:2:15 a CSV file is a seed; take materialized off',
    ],
  ])('reports %s', async (_, changes, expected) => {
    expect(await reported(changes)).toContainEqual(expect.stringContaining(expected));
  });
});
