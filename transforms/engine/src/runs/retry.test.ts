import pg from 'pg';
import { readProject } from '../project/readProject.ts';
import { library } from '../testing/library.ts';
import { till, tillTable } from '../testing/till.ts';
import { retry } from './retry.ts';

const loans = (fine: string) =>
  `select loan_id, book_code, member_id, lent_at::date as lent_on, is_open, (${fine})::numeric(10,2) as fine from stg_desk__loan join dim_book using (book_code)`;

describe('retry', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  let said: string[];
  beforeEach(async () => {
    desk = await library();
    said = [];
  });
  afterEach(() => desk.drop());
  const again = async () =>
    retry(await readProject(desk.directory), {
      database: desk.url,
      threads: 2,
      log: (message) => said.push(message),
    });
  const shadows = () =>
    desk.query<{ name: string }>(
      "select relname::text as name from pg_class where relkind = 'r' and relnamespace::regnamespace::text like 'library\\_\\_%' order by 1",
    );
  const oids = () =>
    desk.query<{ name: string; oid: number }>(
      "select relname::text as name, oid::int from pg_class where relname in ('book', 'dim_book') and relkind = 'r' order by 1",
    );

  it('builds what failed upon what the failed run built, and publishes all of it', async () => {
    await desk.change({ 'marts/fct_loan.sql': loans('1 / (loan_id - 1)') });
    expect((await desk.build({ select: '+fct_loan' })).status).toBe('failed');
    expect(await shadows()).toEqual([{ name: 'book' }, { name: 'dim_book' }]);
    const before = await oids();
    await desk.change({ 'marts/fct_loan.sql': loans('1') });
    const result = await again();
    expect(result).toMatchObject({ status: 'published', leftovers: [] });
    expect(said).toEqual([
      expect.stringMatching(/^2 models are used as run [0-9a-f]{8} built them: book, dim_book$/),
    ]);
    expect(await oids()).toEqual(before);
    expect(await desk.query('select count(*)::int as loans from marts.fct_loan')).toEqual([{ loans: 100 }]);
    expect(await desk.query("select to_regclass('marts.mv_loans_by_month') as found")).toEqual([
      { found: null },
    ]);
    expect(await desk.query('select status, command from ops.run order by started_at')).toEqual([
      { status: 'failed', command: 'build' },
      { status: 'published', command: 'retry' },
    ]);
    expect(await desk.query("select nspname from pg_namespace where nspname like 'library%'")).toEqual([]);
    expect((await desk.build({ select: '+fct_loan' })).status).toBe('nothing');
    await expect(again()).rejects.toThrow(/the last run of library \([0-9a-f]{8}\) is published, not failed/);
  }, 30_000);

  it('reads the last run when no other build goes on any more', async () => {
    await desk.change({ 'marts/fct_loan.sql': loans('1 / (loan_id - 1)') });
    await desk.build({ select: '+fct_loan' });
    const other = new pg.Client({ connectionString: desk.url });
    await other.connect();
    await other.query("select pg_advisory_lock(hashtext('rosetta-transform.library'))");
    const waiting = again();
    const outcome = waiting.catch((error: Error) => error.message);
    while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said[0]).toMatch(/^waiting for another build of library/);
    // What the other build comes to in the meantime.
    await desk.query("update ops.run set status = 'published'");
    await other.end();
    expect(await outcome).toMatch(/the last run of library \([0-9a-f]{8}\) is published, not failed/);
  });

  it('uses the tables again when a test had failed, and nothing whose source moved on', async () => {
    await desk.change({ 'tests/never.sql': 'select 1 as wrong from fct_loan limit 1' });
    expect((await desk.build()).status).toBe('failed');
    await desk.query("insert into desk.loan values (1000, 'B1', 1, '2026-02-01Z', null)");
    await desk.change({ 'tests/never.sql': 'select 1 as wrong from fct_loan where loan_id is null' });
    expect((await again()).status).toBe('published');
    expect(said[0]).toMatch(/: book, dim_book$/);
    expect(await desk.query('select count(*)::int as loans from marts.fct_loan')).toEqual([{ loans: 101 }]);
  }, 30_000);

  it('does not use again what read a patched relation through a view: it holds other rows now', async () => {
    await desk.change({
      ...till(),
      'marts/fct_big.sql': 'select payment_id, amount from v_payment',
      'marts/fct_big.yml':
        "model: fct_big\nmaterialized: table\ncolumns: { payment_id: { type: bigint }, amount: { type: 'numeric(10,2)' } }\n",
    });
    await desk.query(tillTable);
    await desk.build();
    await desk.query("insert into desk.payment values (100, '2026-01-05Z', 'B1', 5)");
    await desk.change({ 'tests/never.sql': 'select 1 as wrong from fct_big limit 1' });
    expect((await desk.build()).status).toBe('failed');
    await desk.query("insert into desk.payment values (101, '2026-01-06Z', 'B1', 5)");
    await desk.change({ 'tests/never.sql': null });
    expect((await again()).status).toBe('published');
    expect(
      await desk.query(
        'select (select count(*)::int from marts.fct_big) as big, (select count(*)::int from marts.v_payment) as of',
      ),
    ).toEqual([{ big: 31, of: 31 }]);
  }, 30_000);

  it('says when nothing can be used again, and the next build drops what is left', async () => {
    await desk.change({ 'marts/fct_loan.sql': loans('1 / (loan_id - 1)') });
    await desk.build({ select: '+fct_loan' });
    await desk.change({
      'marts/fct_loan.sql': loans('1'),
      'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,1\nB2,Two,2\nB3,Three,3\n',
    });
    expect((await again()).status).toBe('published');
    expect(said).toEqual([
      expect.stringMatching(
        /^nothing that run [0-9a-f]{8} built can be used again, since models or sources changed; all is built$/,
      ),
    ]);
    await desk.change({ 'marts/fct_loan.sql': loans('1 / (loan_id - 1)') });
    await desk.build();
    await desk.change({ 'marts/fct_loan.sql': loans('2') });
    expect((await desk.build()).status).toBe('published');
    expect(await shadows()).toEqual([]);
  }, 30_000);
});
