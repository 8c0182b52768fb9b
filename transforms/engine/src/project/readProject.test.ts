import { libraryProject, reported } from '../testing/library.ts';
import { readProject } from './readProject.ts';
import type { Project } from './project.ts';

describe('readProject', () => {
  let project: Project;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const library = await libraryProject();
    drop = library.drop;
    project = await readProject(library.directory);
  });
  afterAll(() => drop());

  it('knows every model with its schema, columns and nullability', () => {
    const { schema, materialized, columns } = project.model('fct_loan');
    expect([schema, materialized]).toEqual(['marts', 'table']);
    expect(columns.map(({ name, type, notNull }) => ({ name, type, notNull })).slice(3)).toEqual([
      { name: 'lent_on', type: 'date', notNull: true },
      { name: 'is_open', type: 'boolean', notNull: false },
      { name: 'fine', type: 'numeric(10,2)', notNull: true },
    ]);
  });

  it('traces a column to the columns of direct parents, models and sources', () => {
    expect(project.trace('fct_loan', 'fine')).toEqual([
      { model: 'stg_desk__loan', column: 'returned_at' },
      { model: 'stg_desk__loan', column: 'lent_at' },
      { model: 'dim_book', column: 'fine_per_day' },
    ]);
    expect(project.trace('stg_desk__loan', 'is_open')).toEqual([
      { source: 'desk.loan', column: 'returned_at' },
    ]);
    expect(project.trace('mv_loans_by_month', 'loans')).toEqual([]);
    expect(project.trace('book', 'title')).toEqual([]);
  });

  it('says which model or column it does not know', () => {
    expect(() => project.trace('fct_lone', 'fine')).toThrow(
      'project library has no model fct_lone; did you mean fct_loan?',
    );
    expect(() => project.trace('fct_loan', 'fines')).toThrow(
      'fct_loan has no column fines; did you mean fine?',
    );
  });

  it('refuses a folder without project.yml', async () => {
    await expect(readProject('/nowhere')).rejects.toThrow('/nowhere/project.yml does not exist');
  });
});

describe('a query that does not fit', () => {
  it.each([
    [
      'a renamed column of a parent',
      { 'marts/dim_book.sql': 'select book_code, titel, fine_per_day from book' },
      'marts/dim_book.sql:1:19 no column titel in book; did you mean title?',
    ],
    [
      'a column that the contract lacks',
      { 'marts/dim_book.sql': 'select *, 1 as one from book' },
      'marts/dim_book.sql:1:11 the query of dim_book returns one, which the contract does not declare',
    ],
    [
      'a column that the query lacks',
      { 'marts/dim_book.sql': 'select book_code, title from book' },
      'marts/dim_book.yml:8:3 dim_book.fine_per_day is declared but the query does not return it',
    ],
    [
      'a column twice',
      { 'marts/dim_book.sql': 'select *, title from book' },
      'marts/dim_book.sql:1:11 the query returns title more than once',
    ],
    [
      'another type',
      { 'marts/dim_book.sql': 'select book_code, title, fine_per_day::numeric(6,3) from book' },
      'marts/dim_book.yml:8:3 dim_book.fine_per_day is declared numeric(6,2) but the query returns numeric(6,3)',
    ],
    [
      'a column that a star brings in',
      { 'marts/dim_book.sql': 'with books as (\n    select *, 1 as one from book\n)\nselect * from books' },
      'marts/dim_book.sql:2:15 the query of dim_book returns one, which the contract does not declare',
    ],
    [
      'a column that is tested not_null and always null',
      { 'marts/dim_book.sql': 'select book_code, null as title, fine_per_day from book' },
      'marts/dim_book.yml:7:3 dim_book.title is tested not_null but the query returns null in every row; take the test off, or return a value',
    ],
    [
      'a circle',
      {
        'marts/dim_book.sql':
          'select distinct book_code, null::text as title, null::numeric(6,2) as fine_per_day from fct_loan',
      },
      'marts/dim_book.sql:1:1 models go in a circle: dim_book -> fct_loan -> dim_book',
    ],
    [
      'a test of an unknown column',
      { 'tests/every_loan_is_kept.sql': 'select loan_ids\nfrom fct_loan' },
      'tests/every_loan_is_kept.sql:1:8 no column loan_ids in fct_loan; did you mean loan_id?',
    ],
    [
      'a second statement',
      { 'tests/every_loan_is_kept.sql': 'select 1; drop table book' },
      'tests/every_loan_is_kept.sql:1:11 a second statement; a file holds one SELECT',
    ],
  ])('reports %s', async (_, changes, expected) => {
    expect(await reported(changes)).toContain(expected);
  });
});
