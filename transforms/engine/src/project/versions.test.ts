import { selectModels } from '../graph/select.ts';
import { library, libraryProject, reported, type Changes } from '../testing/library.ts';
import { readProject } from './readProject.ts';

const contract = (model: string, lines: string, columns: string) =>
  `model: ${model}\nmaterialized: table\n${lines}\ncolumns: { ${columns} }\n`;

const version = (number: number, sql: string, columns: string, lines = ''): Changes => ({
  [`marts/dim_book.v${number}.sql`]: sql,
  [`marts/dim_book.v${number}.yml`]: contract('dim_book', `version: ${number}\n${lines}`, columns),
});

const second = version(
  2,
  'select book_code as isbn, title from book',
  'isbn: { type: text, tests: [not_null, unique] }, title: { type: text, description: On the spine. }',
  'description: Books by ISBN.',
);

describe('versions of a model', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library();
    await desk.build();
  });
  afterAll(() => desk.drop());

  it('live side by side, with a view of the newest that others read', async () => {
    await desk.change({
      ...second,
      'marts/spare.sql': 'select isbn from dim_book_latest',
      'marts/spare.yml': contract('spare', '', 'isbn: { type: text }'),
    });
    const { models, status } = await desk.build();
    expect(status).toBe('published');
    expect(models.filter(({ action }) => action !== 'keep').map(({ model }) => model)).toEqual([
      'dim_book_v2',
      'dim_book_latest',
      'spare',
    ]);
    expect(
      await desk.query(
        "select relname, relkind, obj_description(oid) as said, has_table_privilege('library_reader', oid, 'select') as granted from pg_class where relnamespace = 'marts'::regnamespace and relname like 'dim\\_book%' and relkind in ('r', 'v') order by 1",
      ),
    ).toEqual([
      { relname: 'dim_book', relkind: 'r', said: 'Books that can be lent.', granted: true },
      {
        relname: 'dim_book_latest',
        relkind: 'v',
        said: 'The newest version of dim_book: dim_book_v2. Books by ISBN.',
        granted: true,
      },
      { relname: 'dim_book_v2', relkind: 'r', said: 'Books by ISBN.', granted: true },
    ]);
    expect(await desk.query('select isbn, title from marts.dim_book_latest order by 1')).toHaveLength(3);
    expect(await desk.query('select title from marts.dim_book')).toHaveLength(3);
    expect((await desk.build()).status).toBe('nothing');
  });

  it('move the view to a newer version, and drop what left the project', async () => {
    await desk.change(
      version(
        3,
        'select book_code as isbn, 3 as edition from book',
        'isbn: { type: text }, edition: { type: integer }',
      ),
    );
    await desk.build();
    expect(await desk.query('select distinct edition from marts.dim_book_latest')).toEqual([{ edition: 3 }]);
    await desk.change({
      'marts/dim_book.v2.sql': null,
      'marts/dim_book.v2.yml': null,
      'marts/dim_book.v3.sql': null,
      'marts/dim_book.v3.yml': null,
      'marts/spare.sql': null,
      'marts/spare.yml': null,
    });
    const { models } = await desk.build();
    expect(
      models
        .filter(({ action }) => action === 'remove')
        .map(({ model }) => model)
        .sort(),
    ).toEqual(['dim_book_latest', 'dim_book_v2', 'dim_book_v3', 'spare']);
    expect(await desk.query("select to_regclass('marts.dim_book_latest') as found")).toEqual([
      { found: null },
    ]);
  });

  it('are traced through the view', async () => {
    const { directory, drop } = await libraryProject(second);
    try {
      const project = await readProject(directory);
      expect(project.trace('dim_book_latest', 'isbn')).toEqual([{ model: 'dim_book_v2', column: 'isbn' }]);
      expect(project.model('dim_book_latest').columns[0]).toMatchObject({ notNull: true, tests: [] });
    } finally {
      await drop();
    }
  });

  it.each([
    ['dim_book', ['dim_book', 'dim_book_latest', 'dim_book_v2']],
    ['dim_book.v1', ['dim_book']],
    ['dim_book.v2', ['dim_book_v2']],
    ['dim_book_v2+', ['dim_book_latest', 'dim_book_v2']],
  ])('are selected as in dbt: %s', async (selection, expected) => {
    const { directory, drop } = await libraryProject(second);
    try {
      expect([...selectModels(await readProject(directory), selection)].sort()).toEqual(expected);
    } finally {
      await drop();
    }
  });

  const long = 'b'.repeat(57);
  it.each([
    [
      'a model of the same name',
      {
        ...second,
        'marts/dim_book_v2.sql': 'select 1 as a',
        'marts/dim_book_v2.yml': contract('dim_book_v2', '', 'a: { type: integer }'),
      },
      /dim_book_v2\.sql:1:1 the relation of dim_book_v2 is dim_book_v2, and so is that of .*dim_book\.v2\.sql; rename one of them/,
    ],
    [
      'a model named like the view',
      {
        ...second,
        'marts/dim_book_latest.sql': 'select 1 as a',
        'marts/dim_book_latest.yml': contract('dim_book_latest', '', 'a: { type: integer }'),
      },
      /dim_book\.v2\.yml:1:1 dim_book has versions, so the engine makes dim_book_latest, which is also .*dim_book_latest\.sql; rename that model/,
    ],
    [
      'a name with no room for the view',
      {
        [`marts/${long}.v2.sql`]: 'select 1 as a',
        [`marts/${long}.v2.yml`]: contract(long, 'version: 2', 'a: { type: integer }'),
      },
      /v2\.yml:1:1 b+ has versions, and the name of its view b+_latest is longer than 63 characters/,
    ],
    [
      'a name with no room for the version',
      {
        [`marts/${long}bbbb.v2.sql`]: 'select 1 as a',
        [`marts/${long}bbbb.v2.yml`]: contract(`${long}bbbb`, 'version: 2', 'a: { type: integer }'),
      },
      /v2\.yml:1:8 model b+_v2 must be lower_snake_case, at most 63 characters long/,
    ],
    [
      'a version that nobody wrote',
      {
        'marts/spare.sql': 'select isbn from dim_book_v2',
        'marts/spare.yml': contract('spare', '', 'isbn: { type: text }'),
      },
      /spare\.sql:1:18 dim_book_v2 is neither a model nor a CTE in reach; did you mean dim_book\?/,
    ],
  ])('refuse %s', async (_, changes, expected) => {
    expect(await reported(changes)).toContainEqual(expect.stringMatching(expected));
  });
});
