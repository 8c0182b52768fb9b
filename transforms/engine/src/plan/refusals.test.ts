import { library } from '../testing/library.ts';

describe('a plan that cannot be carried out', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library();
  });
  afterEach(() => desk.drop());

  it('refuses to replace what a view of somebody else stands on, by name', async () => {
    await desk.build();
    await desk.query('create schema theirs; create view theirs.late as select * from marts.fct_loan');
    await desk.query('truncate desk.loan');
    await expect(desk.build()).rejects.toThrow(
      'view theirs.late stands on marts.fct_loan, which is to be replaced or removed, and project library does not own it; drop it, or make it a model',
    );
    await desk.query(
      'drop view theirs.late; alter table marts.dim_book add primary key (book_code); create table theirs.note (book_code text constraint of_book references marts.dim_book)',
    );
    await expect(desk.build()).rejects.toThrow('foreign key of_book of theirs.note stands on marts.dim_book');
    await desk.query('drop table theirs.note; alter table marts.dim_book drop constraint dim_book_pkey');
    await desk.query(
      'create function theirs.loans() returns bigint begin atomic select count(*) from marts.fct_loan; end',
    );
    await expect(desk.build()).rejects.toThrow('function theirs.loans() stands on marts.fct_loan');
  });

  it('says that a selection leaves out the removal of a model that left the project', async () => {
    const old = {
      'marts/loan_count.sql': 'select count(*) as loans from fct_loan',
      'marts/loan_count.yml': 'model: loan_count\nmaterialized: view\ncolumns: { loans: { type: bigint } }\n',
    };
    await desk.change(old);
    await desk.build();
    await desk.change(Object.fromEntries(Object.keys(old).map((path) => [path, null])));
    await desk.query('truncate desk.loan');
    await expect(desk.build({ select: 'fct_loan' })).rejects.toThrow(
      'view marts.loan_count stands on marts.fct_loan, which is to be replaced or removed, and its model loan_count left the project; build without --select, which removes it, or put it back into the project',
    );
    await desk.change(old);
    expect((await desk.build({ select: 'fct_loan' })).status).toBe('published');
    await desk.change(Object.fromEntries(Object.keys(old).map((path) => [path, null])));
    expect((await desk.build()).status).toBe('published');
    expect(await desk.query("select to_regclass('marts.loan_count') as gone")).toEqual([{ gone: null }]);
  });

  it('refuses to take the place of a relation that it did not make', async () => {
    await desk.query('create schema marts; create table marts.dim_book (a int)');
    await expect(desk.build()).rejects.toThrow(
      'marts.dim_book exists and was not made by project library, which has a model of that name; rename or drop it',
    );
    await desk.query(
      'drop table marts.dim_book; create schema internal; create table internal.dim_book (a int)',
    );
    await expect(desk.build()).rejects.toThrow(
      'internal.dim_book exists and was not made by project library',
    );
  });

  it('refuses a source that is not there, and one whose version cannot be asked', async () => {
    await desk.query('alter table desk.loan rename to loans');
    await expect(desk.build()).rejects.toThrow(
      /sources\/loan\.yml:1:9 source desk\.loan does not exist in the database; load it first, or mend its name\n/,
    );
    await desk.query('alter table desk.loans rename to loan');
    await desk.change({
      'sources/loan.yml':
        'source: desk.loan\nversion: select nothing\ncolumns: { loan_id: { type: bigint }, book_code: { type: text }, member_id: { type: bigint }, lent_at: { type: timestamptz }, returned_at: { type: timestamptz } }\n',
    });
    await expect(desk.build()).rejects.toThrow(
      'the version query of source desk.loan failed: column "nothing" does not exist',
    );
  });

  it('counts a source that cannot tell as changed every time', async () => {
    await desk.query(
      'alter table desk.loan rename to loans; create view desk.loan as select * from desk.loans',
    );
    await desk.build();
    expect((await desk.build()).models.find(({ model }) => model === 'fct_loan')).toMatchObject({
      action: 'replace',
      reasons: ['source desk.loan cannot tell whether it changed; give it a version query'],
    });
  });

  it('refuses a grant to a role that does not exist, where it is written', async () => {
    await desk.change({
      'project.yml':
        'project: library\nschemas: { staging: internal, marts: marts, seeds: internal }\nsources: [sources/*.yml]\ngrants: { marts: { select: [nobody_at_all] } }\n',
    });
    await expect(desk.build()).rejects.toThrow(
      /project\.yml:4:29 role nobody_at_all does not exist on this server; create it or take it off grants/,
    );
  });

  it('refuses a database that does not answer', async () => {
    await expect(desk.build({ database: 'postgres://nobody@127.0.0.1:1/none' } as never)).rejects.toThrow(
      'the database 127.0.0.1:1/none cannot be reached',
    );
  });
});
