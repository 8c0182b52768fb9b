import { readFile } from 'node:fs/promises';
import { library, libraryProject } from '../testing/library.ts';
import { build } from '../build/build.ts';
import { plan } from '../cli/plan.ts';
import { readProject } from '../project/readProject.ts';

const loans = (materialized: string) => ({
  'front/f_loan.sql': 'select loan_id, fine, fine > 0 as is_fined from marts.fct_loan',
  'front/f_loan.yml': `model: f_loan\nmaterialized: ${materialized}\ncolumns: { loan_id: { type: bigint }, fine: { type: 'numeric(10,2)' }, is_fined: { type: boolean } }\n`,
  'front/f_count.sql': 'select count(*) as loans from f_loan',
  'front/f_count.yml': 'model: f_count\nmaterialized: view\ncolumns: { loans: { type: bigint } }\n',
});

const librarys = [
  'marts/dim_book.sql',
  'marts/dim_book.yml',
  'marts/fct_loan.sql',
  'marts/fct_loan.yml',
  'marts/mv_loans_by_month.sql',
  'marts/mv_loans_by_month.yml',
  'seeds/book.csv',
  'seeds/book.yml',
  'staging/stg_desk__loan.sql',
  'staging/stg_desk__loan.yml',
  'tests/every_loan_is_kept.sql',
];

describe('another project that stands on what is replaced', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  let front: Awaited<ReturnType<typeof libraryProject>>;
  beforeEach(async () => {
    desk = await library();
    await desk.build();
    front = await libraryProject({
      'project.yml': 'project: front\nschemas: { front: front }\nsources: [sources/*.yml]\n',
      'sources/loan.yml':
        "source: marts.fct_loan\ncolumns: { loan_id: { type: bigint }, fine: { type: 'numeric(10,2)' } }\n",
      ...Object.fromEntries(librarys.map((file) => [file, null])),
      ...loans('view'),
    });
  });
  afterEach(async () => {
    await desk.drop();
    await front.drop();
  });
  const buildFront = async () => build(await readProject(front.directory), { database: desk.url });
  const counted = () =>
    desk.query('select loans::int, (select count(*)::int from marts.fct_loan) as of from front.f_count');

  it('has its views made again in the same publish, with their grants and options, and takes them for its own', async () => {
    expect((await buildFront()).status).toBe('published');
    await desk.query(
      'alter view front.f_loan set (security_barrier = true); grant select on front.f_loan to library_reader',
    );
    await buildFront();
    await desk.query('delete from desk.loan where loan_id > 90');
    expect((await desk.build()).leftovers).toEqual([]);
    expect(await counted()).toEqual([{ loans: 90, of: 90 }]);
    expect(
      await desk.query(
        "select reloptions, has_table_privilege('library_reader', oid, 'select') as granted from pg_class where oid = 'front.f_loan'::regclass",
      ),
    ).toEqual([{ reloptions: ['security_barrier=true'], granted: true }]);
    const steps = await plan(front.directory, desk.url);
    expect(steps.map(({ model, action, reasons }) => [model, action, ...reasons])).toEqual([
      ['f_loan', 'amend', 'source marts.fct_loan has changed rows'],
      ['f_count', 'amend', 'source marts.fct_loan has changed rows'],
    ]);
    await buildFront();
    expect((await buildFront()).status).toBe('nothing');
  });

  it('keeps the publish from happening when a view of it cannot stand on what is new', async () => {
    await buildFront();
    // A record that does not say what is read: the plan finds nothing wrong.
    await desk.query(
      'update ops.model_state set reads = \'{"marts.fct_loan": ["loan_id"]}\' where project = \'front\'',
    );
    await desk.change({
      'marts/fct_loan.sql':
        'select loan_id, book_code, member_id, lent_at::date as lent_on, is_open from stg_desk__loan',
    });
    const contract = await readFile(`${desk.directory}/marts/fct_loan.yml`, 'utf8');
    await desk.change({
      'marts/fct_loan.yml': contract
        .replace("  fine: { type: 'numeric(10,2)', tests: [not_null] }\n", '')
        .replace('checks:\n  - { name: fine_is_not_negative, sql: fine >= 0 }\n', ''),
      'marts/mv_loans_by_month.sql': null,
      'marts/mv_loans_by_month.yml': null,
    });
    await expect(desk.build()).rejects.toThrow(
      'view front.f_loan of project front cannot stand on what is new: column "fine" does not exist; change it there, or keep the columns that it reads',
    );
    expect(await counted()).toEqual([{ loans: 100, of: 100 }]);
  });

  it('has them made again in a target, too, which asks nothing of the records of production', async () => {
    const target = 'dev_alice';
    await front.change({
      'sources/loan.yml':
        "source: dev_alice_marts.fct_loan\ncolumns: { loan_id: { type: bigint }, fine: { type: 'numeric(10,2)' } }\n",
      'front/f_loan.sql': 'select loan_id, fine, fine > 0 as is_fined from dev_alice_marts.fct_loan',
    });
    const options = { target, defer: false };
    const inTarget = async () =>
      build(await readProject(front.directory), { database: desk.url, ...options });
    await desk.build(options);
    await desk.query('drop schema ops cascade');
    expect((await inTarget()).status).toBe('published');
    await desk.query('delete from desk.loan where loan_id > 90');
    expect((await desk.build(options)).status).toBe('published');
    const { models } = await inTarget();
    expect(models.map(({ action, reasons }) => [action, ...reasons])).toEqual([
      ['amend', 'source dev_alice_marts.fct_loan has changed rows'],
      ['amend', 'source dev_alice_marts.fct_loan has changed rows'],
    ]);
  });

  it('refuses the plan by name for a materialized view of it, and for a relation that is removed', async () => {
    await front.change(loans('materialized_view'));
    await buildFront();
    await desk.query('truncate desk.loan');
    await expect(desk.build()).rejects.toThrow(
      'view front.f_loan stands on marts.fct_loan, which is to be replaced or removed, and holds rows that project library cannot make again for project front; make it a table or a view there',
    );
  });
});
