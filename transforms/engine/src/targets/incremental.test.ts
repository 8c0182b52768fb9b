import { library } from '../testing/library.ts';
import { snapshot, sql } from '../testing/members.ts';
import { till, tillTable } from '../testing/till.ts';

const target = 'dev_alice';
const member =
  'source: desk.member\ncolumns: { member_id: { type: bigint }, name: { type: text }, level: { type: integer } }\n';

describe('what keeps rows of former builds, in a target', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library({
      ...till(),
      'sources/member.yml': member,
      ...sql('select member_id, name, level from desk.member'),
      ...snapshot('strategy: check'),
    });
    await desk.query(`${tillTable};
      create table desk.member (member_id bigint, name text, level integer);
      insert into desk.member values (1, 'Ann', 1), (2, 'Bo', 2)`);
    await desk.build();
  });
  afterEach(() => desk.drop());

  /** Every relation of production and every row of the two that keep theirs, and what is recorded of them. */
  const production = () =>
    desk.query(`
      select relname::text, class.oid::int, relfilenode::int, null::text as state from pg_class as class
      join pg_namespace as namespace on namespace.oid = relnamespace where nspname in ('marts', 'internal', 'ops')
      union all select 'fct_payment', 0, 0, md5(string_agg(ctid::text || xmin || row::text, ',' order by payment_id)) from marts.fct_payment as row
      union all select 'history', 0, 0, md5(string_agg(ctid::text || xmin || row::text, ',' order by ctid)) from marts.member_history as row
      union all select model, relation_oid::int, 0, run_id::text || built_at from ops.model_state
      order by 1, 2, 4`);
  const build = async (select: string, options: object = {}) => {
    const { status, models } = await desk.build({ target, select, ...options });
    return [
      status,
      ...models.flatMap(({ model, action, reasons }) =>
        action === 'keep' ? [] : [`${model} ${action}: ${reasons[0]}`],
      ),
    ];
  };
  const payments = async (schema: string) =>
    (
      await desk.query<{ n: number; days: string }>(
        `select count(*)::int as n, max(paid_on)::text as days from ${schema}.fct_payment`,
      )
    )[0]!;
  const pay = (id: number, day: string) =>
    desk.query(`insert into desk.payment values (${id}, '${day}Z', 'B1', 1)`);

  it('an incremental model is built whole first, then by period, and production is only read', async () => {
    const before = await production();
    expect(await build('fct_payment')).toEqual(['published', 'fct_payment replace: added']);
    expect(await payments('dev_alice_marts')).toEqual({ n: 29, days: '2026-01-10' });
    await pay(100, '2026-01-12');
    expect(await build('fct_payment')).toEqual([
      'published',
      'fct_payment patch: 2026-01-12 (changed rows in desk.payment)',
    ]);
    expect(await payments('dev_alice_marts')).toEqual({ n: 30, days: '2026-01-12' });
    expect(await payments('marts')).toEqual({ n: 29, days: '2026-01-10' });
    expect(await build('fct_payment', { fullRefresh: true })).toEqual([
      'published',
      'fct_payment replace: full refresh asked for',
    ]);
    expect(await build('fct_payment', { reprocess: '2026-01-12' })).toEqual([
      'published',
      'fct_payment patch: 2026-01-12 (asked for)',
    ]);
    expect(await build('fct_payment')).toEqual(['nothing']);
    expect(await production()).toEqual(before);
  });

  it('an incremental model upon production’s is built whole when production publishes', async () => {
    expect(await build('fct_takings')).toEqual(['published', 'fct_takings replace: added']);
    await pay(100, '2026-02-01');
    await desk.build();
    expect(await build('fct_takings')).toEqual([
      'published',
      'fct_takings replace: source marts.fct_payment has changed rows and tells no periods: production published it; select fct_payment too to have its periods here',
    ]);
    expect(await desk.query('select count(*)::int as months from dev_alice_marts.fct_takings')).toEqual([
      { months: 2 },
    ]);
    expect(await build('fct_payment+,fct_*')).toEqual(expect.arrayContaining(['fct_payment replace: added']));
    await pay(101, '2026-02-02');
    expect(await build('fct_payment+,fct_*')).toEqual(
      expect.arrayContaining(['fct_takings patch: 2026-02 (changed rows in fct_payment)']),
    );
    // What is read as it is when a period is built makes none again: production's dim_book.
    await desk.change({
      'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,0.10\nB2,Two,0.10\nB3,Three,0.10\n',
    });
    await desk.build({ select: 'book dim_book' });
    expect(await build('fct_payment')).toEqual(['nothing']);
  });

  it('a snapshot begins a history of its own, and production’s goes on', async () => {
    const before = await production();
    expect(await build('member_history')).toEqual(['published', 'member_history replace: added']);
    await desk.query('update desk.member set level = 5 where member_id = 1');
    expect((await build('member_history'))[1]).toMatch('member_history patch: source desk.member');
    expect(await production()).toEqual(before);
    const history = (schema: string) =>
      desk.query(
        `select member_id::int, level, valid_to is null as now from ${schema}.member_history order by 1, valid_from`,
      );
    const both = [
      { member_id: 1, level: 1, now: false },
      { member_id: 1, level: 5, now: true },
      { member_id: 2, level: 2, now: true },
    ];
    expect(await history('dev_alice_marts')).toEqual(both);
    await desk.build({ select: 'member_history' });
    expect(await history('marts')).toEqual(both);
  });
});
