import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../database/connect.ts';
import { build } from '../build/build.ts';
import { readProject } from '../project/readProject.ts';
import { library, libraryProject, reported, type Changes } from '../testing/library.ts';
import { makePlan } from './makePlan.ts';

const book = (columns: string, more = ''): string =>
  `model: dim_book\ndescription: Books that can be lent.\ngrain: { description: one row per book, key: [book_code] }\nmaterialized: table\n${more}columns: { ${columns} }\n`;

const columns = {
  code: 'book_code: { type: text, tests: [not_null, unique] }',
  title: 'title: { type: text, tests: [not_null] }',
  fine: "fine_per_day: { type: 'numeric(6,2)', tests: [not_null] }",
};
const all = Object.values(columns).join(', ');

const project = (lines: string): Changes => ({
  'project.yml': `project: library\nschemas: { staging: internal, marts: marts, seeds: internal }\nsources: [sources/*.yml]\n${lines}`,
});

/** An exposure of `title` and, as a whole, of the month's view. */
const exposures: Changes = {
  ...project('exposures: [uses.yml]\n'),
  'uses.yml': `exposures:
  - name: listBooks
    type: api
    description: GET /books
    owner: group:desk
    url: https://library.example/books
    depends_on: [dim_book.title]
  - { name: front_page, type: page, depends_on: [mv_loans_by_month] }
`,
};

describe('what a change means to readers', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library();
    await desk.build();
  });
  afterEach(() => desk.drop());

  const steps = async (changes: Changes = {}) => {
    await desk.change(changes);
    const client = await connect(desk.url, 'library');
    try {
      const plan = await makePlan(client, await readProject(desk.directory));
      return plan.steps.flatMap(({ model, action, change, changes: texts }) =>
        action === 'keep'
          ? []
          : [`${model} ${action} ${change}${texts.length > 0 ? `: ${texts.join('; ')}` : ''}`],
      );
    } finally {
      await client.end();
    }
  };

  it('is breaking, non-breaking or indirect, with what each column loses', async () => {
    expect(
      await steps({
        'marts/dim_book.sql': 'select book_code, title, fine_per_day, true as is_lent from book',
        'marts/dim_book.yml': book(`${all}, is_lent: { type: boolean }`),
      }),
    ).toEqual([
      'dim_book replace non-breaking: is_lent added',
      'fct_loan replace indirect',
      'mv_loans_by_month replace indirect',
    ]);
    const narrowed = {
      'marts/dim_book.sql': 'select book_code, title, fine_per_day::numeric(8,2) as fine_per_day from book',
      'marts/dim_book.yml': book(
        `${columns.code}, title: { type: text }, fine_per_day: { type: 'numeric(8,2)', tests: [not_null] }`,
      ).replace('key: [book_code]', 'key: [title, book_code]'),
    };
    expect((await steps(narrowed))[0]).toBe(
      'dim_book replace breaking: title may be null now; fine_per_day is numeric(8,2) now, was numeric(6,2); one row is per title, book_code now, was per book_code',
    );
    await desk.build();
    expect(await steps({ 'marts/mv_loans_by_month.sql': null, 'marts/mv_loans_by_month.yml': null })).toEqual(
      ['mv_loans_by_month remove breaking: mv_loans_by_month removed'],
    );
  });

  it('is nothing when only rows changed, and breaking when a test alone is taken off', async () => {
    await desk.query('truncate desk.loan');
    expect(await steps()).toEqual([
      'stg_desk__loan amend null',
      'fct_loan replace null',
      'mv_loans_by_month replace null',
    ]);
    await desk.build();
    expect(
      await steps({ 'marts/dim_book.yml': book(`${columns.code}, title: { type: text }, ${columns.fine}`) }),
    ).toEqual(['dim_book amend breaking: title may be null now']);
  });

  it('takes a type that is only spelled otherwise, and columns in another order, for the same', async () => {
    expect(
      await steps({
        'marts/dim_book.yml': book(
          `fine_per_day: { type: 'decimal( 6 , 2 )', tests: [not_null] }, ${columns.title}, ${columns.code}`,
        ),
      }),
    ).toEqual(['dim_book amend non-breaking']);
  });

  it('refuses to break an exposure, naming who, where, why and the way out', async () => {
    await desk.change(exposures);
    expect((await desk.build()).status).toBe('nothing');
    await desk.change({
      'marts/dim_book.sql': 'select book_code, fine_per_day from book',
      'marts/dim_book.yml': book(`${columns.code}, ${columns.fine}`),
      'marts/mv_loans_by_month.sql':
        "select date_trunc('month', lent_on)::date as lent_month, book_code as title, count(*) as loans, sum(fine)::numeric(12, 2) as fines from fct_loan group by 1, 2",
    });
    await expect(desk.build()).rejects.toThrow(
      /uses\.yml:7:18 title removed in .*dim_book\.yml would break api listBooks \(GET \/books\), which uses dim_book\.title; keep dim_book and make the change in a new version, dim_book\.v2\.sql, or take dim_book\.title off this exposure once it is no longer used/,
    );
    expect(await desk.query('select title from marts.dim_book')).toHaveLength(3);
    await desk.change({
      'uses.yml': 'exposures:\n  - { name: front_page, type: page, depends_on: [mv_loans_by_month] }\n',
    });
    expect((await desk.build()).status).toBe('published');
    await desk.change({ 'marts/mv_loans_by_month.sql': null, 'marts/mv_loans_by_month.yml': null });
    await expect(desk.build()).rejects.toThrow(
      /uses\.yml:2:50 mv_loans_by_month removed in the project would break page front_page, which uses mv_loans_by_month; keep the model/,
    );
  });

  it('refuses to move a relation away from those who read it', async () => {
    const { directory, change, query } = desk;
    await change(exposures);
    const sql = await readFile(join(directory, 'marts/dim_book.sql'), 'utf8');
    const contract = await readFile(join(directory, 'marts/dim_book.yml'), 'utf8');
    await change({ 'staging/dim_book.sql': sql, 'staging/dim_book.yml': contract });
    await change({ 'marts/dim_book.sql': null, 'marts/dim_book.yml': null });
    await expect(desk.build()).rejects.toThrow(
      /dim_book moved from marts to internal in .*dim_book\.yml would break api listBooks/,
    );
    expect(await query('select title from marts.dim_book')).toHaveLength(3);
    await change({ 'uses.yml': 'exposures: []\n' });
    expect((await desk.build()).status).toBe('published');
    expect(await query('select title from internal.dim_book')).toHaveLength(3);
  });

  it('lets a column go that no exposure uses, and the change be made beside', async () => {
    await desk.change({
      ...exposures,
      'marts/dim_book.v2.sql': 'select book_code, fine_per_day from book',
      'marts/dim_book.v2.yml': book(`${columns.code}, ${columns.fine}`, 'version: 2\n'),
      'marts/fct_loan.sql':
        'select loan_id, book_code, member_id, lent_at::date as lent_on, is_open, 1::numeric(10,2) as fine from stg_desk__loan',
    });
    expect((await desk.build()).status).toBe('published');
    await desk.change({
      'marts/dim_book.sql': 'select book_code, title from book',
      'marts/dim_book.yml': book(`${columns.code}, ${columns.title}`),
    });
    expect((await desk.build()).status).toBe('published');
    await desk.change({
      'uses.yml': 'exposures: [{ name: a, type: job, depends_on: [dim_book_latest.fine_per_day] }]\n',
      'marts/dim_book.v3.sql': 'select book_code from book',
      'marts/dim_book.v3.yml': book(columns.code, 'version: 3\n'),
    });
    await expect(desk.build()).rejects.toThrow(
      /fine_per_day removed in .*dim_book\.v3\.yml would break job a, which uses dim_book_latest\.fine_per_day; let its readers name the version that they need, not dim_book_latest/,
    );
  });

  it('refuses to break another project’s model in the same database, by the columns that it declares', async () => {
    const shop = await libraryProject();
    await rm(shop.directory, { recursive: true });
    await shop.change({
      'project.yml': 'project: shop\nschemas: { marts: shop }\nsources: [sources/*.yml]\n',
      'sources/book.yml': 'source: marts.dim_book\ncolumns: { title: { type: text } }\n',
      'marts/offer.sql': 'select title from marts.dim_book',
      'marts/offer.yml': 'model: offer\nmaterialized: table\ncolumns: { title: { type: text } }\n',
    });
    try {
      const buildShop = async () =>
        build(await readProject(shop.directory), { database: desk.url, threads: 1 });
      expect((await buildShop()).status).toBe('published');
      await desk.change({
        'marts/dim_book.sql': 'select book_code, title, fine_per_day::numeric(8,2) as fine_per_day from book',
        'marts/dim_book.yml': book(
          `${columns.code}, ${columns.title}, fine_per_day: { type: 'numeric(8,2)', tests: [not_null] }`,
        ),
      });
      expect((await desk.build()).status).toBe('published');
      await desk.change({
        'marts/dim_book.yml': book(
          `${columns.code}, title: { type: text }, fine_per_day: { type: 'numeric(8,2)', tests: [not_null] }`,
        ),
      });
      await expect(desk.build()).rejects.toThrow(
        'title may be null now would break model offer of project shop, which reads marts.dim_book; keep dim_book and make the change in a new version, dim_book.v2.sql, or change that reader first',
      );
    } finally {
      await shop.drop();
    }
  });

  it('records the columns of what an older engine published, without a rebuild', async () => {
    await desk.query(
      'alter table ops.model_state drop column columns, drop column grain, drop column reads; comment on table ops.model_state is null',
    );
    expect(await steps()).toHaveLength(5);
    const { status } = await desk.build();
    expect(status).toBe('amended');
    expect(
      await desk.query("select columns -> 1 as column, grain from ops.model_state where model = 'dim_book'"),
    ).toEqual([{ column: { name: 'title', type: 'text', notNull: true }, grain: ['book_code'] }]);
    expect((await desk.build()).status).toBe('nothing');
  });

  it.each([
    [
      'an unknown model',
      'dim_books',
      /uses\.yml:1:52 page home uses dim_books, but project library has no model dim_books; did you mean dim_book\?/,
    ],
    [
      'an unknown column',
      'dim_book.titel',
      /uses\.yml:1:52 page home uses dim_book\.titel, but dim_book has no column titel; did you mean title\?/,
    ],
  ])('refuses an exposure of %s', async (_, use, expected) => {
    await desk.change({
      ...exposures,
      'uses.yml': `exposures: [{ name: home, type: page, depends_on: [${use}] }]\n`,
    });
    await expect(desk.build()).rejects.toThrow(expected);
  });
});

describe('an exposure that cannot be read', () => {
  it.each([
    ['no file', project('exposures: [other.yml]\n'), 'project.yml:4:13 no file matches other.yml'],
    [
      'no list',
      { 'uses.yml': 'exposure: []\n' },
      'uses.yml:1:1 unknown key exposure; did you mean exposures?',
    ],
    [
      'no name',
      { 'uses.yml': 'exposures: [{ type: page, depends_on: [] }]\n' },
      'uses.yml:1:13 name is missing in exposures[0]',
    ],
    [
      'no type',
      { 'uses.yml': 'exposures: [{ name: a, depends_on: [] }]\n' },
      'uses.yml:1:13 type is missing in exposures[0]',
    ],
    [
      'no use',
      { 'uses.yml': 'exposures: [{ name: a, type: page }]\n' },
      'uses.yml:1:13 depends_on is missing in exposures[0]',
    ],
    [
      'another type',
      { 'uses.yml': 'exposures: [{ name: a, type: pages, depends_on: [] }]\n' },
      'uses.yml:1:30 exposures[0].type is one of api, page, dashboard, notebook, job, not pages; did you mean page?',
    ],
    [
      'a url that is no address',
      { 'uses.yml': 'exposures: [{ name: a, type: page, url: "javascript:alert(1)", depends_on: [] }]\n' },
      'uses.yml:1:41 url begins with https:// or http://, not as javascript:alert(1)',
    ],
    [
      'a schema',
      { 'uses.yml': 'exposures: [{ name: a, type: page, depends_on: [marts.dim_book.title] }]\n' },
      'uses.yml:1:49 depends_on is written model or model.column, not marts.dim_book.title',
    ],
    [
      'a name twice',
      {
        'uses.yml':
          'exposures:\n  - { name: a, type: page, depends_on: [] }\n  - { name: a, type: job, depends_on: [] }\n',
      },
      'uses.yml:3:13 exposure a is declared a second time; the first is',
    ],
  ])('reports %s', async (_, changes, expected) => {
    expect(await reported({ ...exposures, ...changes })).toContainEqual(expect.stringContaining(expected));
  });
});
