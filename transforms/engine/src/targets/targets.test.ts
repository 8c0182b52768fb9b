import { join } from 'node:path';
import type pg from 'pg';
import { connect } from '../database/connect.ts';
import { ls } from '../cli/ls.ts';
import { plan } from '../cli/plan.ts';
import { test } from '../build/test.ts';
import { readProject } from '../project/readProject.ts';
import { library } from '../testing/library.ts';
import { dropTarget, targetContents } from './dropTarget.ts';
import { inTarget } from './targetProject.ts';

const fine = (number: number) =>
  `select loan_id, book_code, member_id, lent_at::date as lent_on, is_open, ${number}::numeric(10,2) as fine from stg_desk__loan join dim_book using (book_code)`;

describe('a target', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  let alice: string;
  const role = `alice_${process.pid}`;
  beforeEach(async () => {
    desk = await library();
    await desk.build();
    const [database] = await desk.query<{ name: string }>('select current_database() as name');
    await desk.query(`
      do $$ begin create role ${role} login password 'test'; exception when duplicate_object or unique_violation then null; end $$;
      grant create on database ${database!.name} to ${role};
      grant usage on schema marts, internal, desk, ops to ${role};
      grant select on all tables in schema marts, internal, desk to ${role};
      grant select on ops.model_state to ${role}`);
    const url = new URL(desk.url);
    url.username = role;
    url.password = 'test';
    alice = url.href;
  });
  afterEach(async () => {
    await desk.query(`drop owned by ${role} cascade`);
    await desk.drop();
  });
  const production = () =>
    desk.query(`
      select relname::text, class.oid::int, relfilenode::int, null::text as state from pg_class as class
      join pg_namespace as namespace on namespace.oid = relnamespace where nspname in ('marts', 'internal', 'ops')
      union all select model, relation_oid::int, 0, run_id::text || built_at from ops.model_state
      union all select 'publication', publication_id::int, 0, run_id::text from ops.publication
      union all select 'run', 0, 0, run_id::text || status from ops.run
      union all select 'rows', count(*)::int, 0, sum(fine)::text from marts.fct_loan
      order by 1, 2`);
  const build = async (options: object) =>
    desk.build({ database: alice, target: 'dev_alice', ...options } as never);
  const actions = ({ models }: Awaited<ReturnType<typeof build>>) =>
    models.flatMap(({ model, schema, status }) =>
      status === 'kept' ? [] : [`${schema}.${model} ${status}`],
    );

  it('is built by a role that may write nothing of production, upon production', async () => {
    const before = await production();
    await desk.change({ 'marts/fct_loan.sql': fine(2) });
    const built = await build({ select: 'state:modified+' });
    expect(built).toMatchObject({ status: 'published', publicationId: '1' });
    expect(actions(built)).toEqual([
      'dev_alice_marts.fct_loan built',
      'dev_alice_marts.mv_loans_by_month built',
    ]);
    expect(built.tests.map((each) => each.test)).toContain('fct_loan.book_code.relationships');
    expect(await production()).toEqual(before);
    expect(
      await desk.query(
        'select sum(mine.fine)::int as mine, (select sum(fine)::int from marts.fct_loan) as live from dev_alice_marts.fct_loan as mine',
      ),
    ).toEqual([{ mine: 200, live: 0 }]);
    expect(
      await desk.query("select nspname from pg_namespace where nspname like 'dev_alice%' order by 1"),
    ).toEqual([{ nspname: 'dev_alice_marts' }, { nspname: 'dev_alice_ops' }]);
    expect((await build({ select: 'state:modified+' })).status).toBe('nothing');
    const tests = await test(await readProject(desk.directory), { database: alice, target: 'dev_alice' });
    expect(tests.length).toBeGreaterThan(5);
    expect(tests.filter(({ status }) => status !== 'passed')).toEqual([]);
  }, 60_000);

  it('never stands in the way of production: a view upon it is a table, and new rows are noticed', async () => {
    await desk.change({
      'marts/fct_open.sql': 'select loan_id from fct_loan where is_open',
      'marts/fct_open.yml': 'model: fct_open\nmaterialized: view\ncolumns: { loan_id: { type: bigint } }\n',
    });
    expect(actions(await build({ select: 'fct_open' }))).toEqual(['dev_alice_marts.fct_open built']);
    expect(
      await desk.query("select relkind from pg_class where oid = 'dev_alice_marts.fct_open'::regclass"),
    ).toEqual([{ relkind: 'r' }]);
    await desk.query("insert into desk.loan values (1000, 'B1', 1, '2026-02-01Z', null)");
    expect(await desk.build({ exclude: 'fct_open' })).toMatchObject({ status: 'published', leftovers: [] });
    const again = await build({ select: 'fct_open' });
    expect(again.models.find(({ model }) => model === 'fct_open')!.reasons).toEqual([
      'source marts.fct_loan has changed rows',
    ]);
    expect(await desk.query('select count(*)::int as loans from dev_alice_marts.fct_open')).toEqual([
      { loans: 101 },
    ]);
    const whole = await build({ select: 'fct_loan+ dim_book+ stg_desk__loan book' });
    expect(whole.status).toBe('published');
    expect(
      await desk.query("select relkind from pg_class where oid = 'dev_alice_marts.fct_open'::regclass"),
    ).toEqual([{ relkind: 'v' }]);
  }, 60_000);

  it('says which parent is read from production although it differs, and does not read it with --no-defer', async () => {
    await desk.change({
      'marts/dim_book.sql': 'select book_code, title, fine_per_day from book where true',
      'marts/fct_loan.sql': fine(3),
    });
    const said: string[] = [];
    const steps = await plan(desk.directory, alice, { target: 'dev_alice', select: 'fct_loan' }, (message) =>
      said.push(message),
    );
    expect(said).toEqual([
      "dim_book differs from production (sql) and is not selected: fct_loan reads production's; select dim_book to build it here",
    ]);
    expect(steps.find(({ model }) => model === 'dim_book')).toMatchObject({
      schema: 'marts',
      action: 'keep',
      reasons: ['read from production'],
    });
    await expect(build({ select: 'fct_loan', defer: false })).rejects.toThrow(
      'fct_loan reads dim_book, which is not built yet; select +fct_loan',
    );
    await desk.query(`revoke select on ops.model_state from ${role}`);
    await expect(build({ select: 'fct_loan' })).rejects.toThrow("production's state cannot be read");
  }, 60_000);

  it('sees other rows of a seed as a change: state:modified, of what is live and of a manifest, and what it reads', async () => {
    await desk.build({ artifacts: join(desk.directory, '.artifacts') });
    await desk.change({ 'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,1\nB2,Two,2\nB3,Three,3\n' });
    const modified = async (options: object) =>
      (await ls(desk.directory, { select: 'state:modified', ...options })).map(({ name }) => name);
    expect(await modified({ database: desk.url })).toEqual(['book']);
    expect(await modified({ state: join(desk.directory, '.artifacts') })).toEqual(['book']);
    expect(await modified({ database: desk.url, target: 'dev_alice' })).toEqual(['book']);
    const said: string[] = [];
    await build({ select: 'dim_book', log: (message: string) => said.push(message) });
    expect(said).toEqual([
      "book differs from production (rows) and is not selected: dim_book reads production's; select book to build it here",
    ]);
    expect(actions(await build({ select: 'state:modified' }))).toEqual([
      'dev_alice_internal.book built',
      'dev_alice_marts.dim_book built',
    ]);
    // Its own record is of the rows that it has.
    await desk.change({ 'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,4\nB2,Two,5\nB3,Three,6\n' });
    expect(actions(await build({ select: 'book' }))).toEqual([
      'dev_alice_internal.book built',
      'dev_alice_marts.dim_book built',
    ]);
  });

  it('is dropped, with nothing of production and nothing that somebody else put there', async () => {
    await build({ select: '+fct_loan' });
    await desk.query('create table dev_alice_marts.note (a int)');
    const before = await production();
    const project = inTarget(await readProject(desk.directory), 'dev_alice');
    const client: pg.Client = await connect(alice, project.name);
    try {
      expect(await dropTarget(client, project)).toEqual({
        models: 4,
        schemas: ['dev_alice_internal', 'dev_alice_ops'],
        kept: ['dev_alice_marts'],
      });
      await expect(targetContents(client, project)).rejects.toThrow(
        'project library has nothing in target dev_alice',
      );
    } finally {
      await client.end();
    }
    expect(await production()).toEqual(before);
    expect(
      await desk.query(
        "select relname::text from pg_class where relnamespace = 'dev_alice_marts'::regnamespace",
      ),
    ).toEqual([{ relname: 'note' }]);
  }, 60_000);
});
