import { library } from '../testing/library.ts';
import { till, tillTable } from '../testing/till.ts';
import type { BuildResult } from './types.ts';

/** `model action: reasons` of everything that was not kept. */
const actions = ({ models }: BuildResult): string[] =>
  models
    .filter(({ action }) => action !== 'keep')
    .map(({ model, action, reasons }) => `${model} ${action}: ${reasons.join('; ')}`);

describe('an incremental model', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library(till());
    await desk.query(tillTable);
    expect((await desk.build()).status).toBe('published');
  });
  afterEach(() => desk.drop());

  const takings = () =>
    desk.query('select amount::float, payments::int from marts.fct_takings order by month');
  const oids = () =>
    desk.query(
      "select relname, oid from pg_class where relnamespace = 'marts'::regnamespace and relkind in ('r', 'v', 'm') and relname not in ('fct_day', 'fct_loan') order by 1",
    );

  it('builds the periods of late rows again, and what stands on them follows', async () => {
    const before = await oids();
    await desk.query(
      "insert into desk.payment values (100, '2026-01-05 05:00Z', 'B1', 100), (101, '2025-12-31 23:59Z', 'B1', 7)",
    );
    const result = await desk.build();
    expect(actions(result)).toEqual([
      'stg_desk__payment amend: source desk.payment has changed rows',
      'fct_payment patch: 2025-12-31, 2026-01-05 (changed rows in desk.payment)',
      'v_payment amend: parent fct_payment has changed rows',
      'mv_takings_by_day refresh: parent fct_payment has changed rows',
      'fct_day replace: parent mv_takings_by_day has changed rows',
      'fct_takings patch: 2025-12..2026-01 (changed rows in fct_payment)',
    ]);
    expect(result).toMatchObject({ status: 'published', leftovers: [] });
    expect(result.models.find(({ model }) => model === 'fct_payment')).toMatchObject({ rows: 5 });
    expect(await takings()).toEqual([
      { amount: 7, payments: 1 },
      { amount: 535, payments: 30 },
    ]);
    for (const relation of ['marts.fct_day', 'marts.mv_takings_by_day'])
      expect(await desk.query(`select sum(amount)::int as amount from ${relation}`)).toEqual([
        { amount: 542 },
      ]);
    expect(await oids()).toEqual(before);
    expect((await desk.build()).status).toBe('nothing');
  });

  it('leaves the rows of other periods untouched', async () => {
    const places = () =>
      desk.query(
        "select payment_id, ctid, xmin from marts.fct_payment where paid_on <> '2026-01-05' order by 1",
      );
    const before = await places();
    await desk.query("insert into desk.payment values (100, '2026-01-05 05:00Z', 'B1', 100)");
    await desk.build();
    expect(await places()).toEqual(before);
    expect(before).toHaveLength(26);
  });

  it('is tested, with all that stands on it, as it will be, and stays as it was when a test fails', async () => {
    await desk.query("insert into desk.payment values (100, '2026-01-05 05:00Z', 'B1', 100)");
    await desk.change({
      'tests/no_day_above_100.sql':
        'select paid_on from v_payment group by paid_on having sum(amount) > 100 union all select paid_on from mv_takings_by_day where amount > 100 union all select paid_on from fct_day where amount > 100 union all select month from fct_takings where payments > 29',
    });
    const failed = await desk.build();
    expect(failed.status).toBe('failed');
    expect(failed.tests.filter(({ status }) => status !== 'passed')).toMatchObject([
      { test: 'no_day_above_100', failures: 4 },
    ]);
    expect(await takings()).toEqual([{ amount: 435, payments: 29 }]);
    expect(
      await desk.query(
        "select nspname from pg_namespace where nspname like 'library%' and nspname not like '%shadow%'",
      ),
    ).toEqual([]);
    await desk.change({ 'tests/no_day_above_100.sql': null });
    expect((await desk.build()).status).toBe('published');
    expect(await takings()).toEqual([{ amount: 535, payments: 30 }]);
  });

  it('is rebuilt when its definition or an ancestor’s changed, and not when rows of an as_of_run parent did', async () => {
    await desk.change({ 'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,1\nB2,Two,2\nB3,Three,3\n' });
    const rows = await desk.build();
    expect(actions(rows).map((line) => line.split(' ')[0])).toEqual([
      'book',
      'dim_book',
      'fct_loan',
      'mv_loans_by_month',
    ]);
    await desk.change({
      'staging/stg_desk__payment.sql':
        'select payment_id, paid_at, book_code, (amount * 2)::numeric(10,2) as amount from desk.payment where amount <> 0',
    });
    const definition = actions(await desk.build());
    expect(definition).toContain('fct_payment replace: parent stg_desk__payment is replaced');
    expect(definition).toContain('fct_takings replace: parent fct_payment is replaced');
    expect(await takings()).toEqual([{ amount: 870, payments: 29 }]);
  });

  it('is rebuilt whole when a parent changed that tells no periods, and says which key would change that', async () => {
    const { 'marts/fct_payment.yml': contract } = till();
    await desk.change({ 'marts/fct_payment.yml': contract!.replace(', as_of_run: [dim_book]', '') });
    expect(actions(await desk.build())[0]).toBe('fct_payment replace: changed: incremental');
    await desk.change({ 'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,1\nB2,Two,2\nB3,Three,3\n' });
    expect(actions(await desk.build()).find((line) => line.startsWith('fct_payment'))).toBe(
      'fct_payment replace: parent dim_book is replaced and tells no periods; list it under incremental.as_of_run to apply it to re-built periods only',
    );
    expect((await desk.build()).status).toBe('nothing');
  });

  it('has an index by which the rows of a period are found', async () => {
    expect(await desk.query("select indexdef from pg_indexes where tablename = 'fct_payment'")).toEqual([
      { indexdef: 'CREATE INDEX fct_payment_paid_on_idx ON marts.fct_payment USING btree (paid_on)' },
    ]);
  });

  it('refuses rows without a time, in a whole build and in a patch', async () => {
    const message =
      'fct_payment.paid_on is null, or no date between the years 1 and 9998, in 2 rows; every row of an incremental model belongs to a period';
    await desk.query("insert into desk.payment values (100, null, 'B1', 100), (101, 'infinity', 'B1', 100)");
    for (const options of [{}, { fullRefresh: true }]) {
      const { status, models } = await desk.build(options);
      expect(status).toBe('failed');
      expect(models.find(({ model }) => model === 'fct_payment')!.error).toMatchObject({ message, line: 3 });
    }
    expect(await takings()).toEqual([{ amount: 435, payments: 29 }]);
    await desk.query('delete from desk.payment where payment_id >= 100');
    expect((await desk.build()).status).not.toBe('failed');
  });

  it('stays as it was when its new rows are refused in the publish, and is patched once they are mended', async () => {
    const unique = `${till()['marts/fct_payment.yml']}indexes: [{ columns: [amount], unique: true }]\n`;
    await desk.change({ 'marts/fct_payment.yml': unique });
    await desk.build();
    const remembered = () => desk.query('select model, sources, periods from ops.model_state order by 1');
    const before = await remembered();
    await desk.query("insert into desk.payment values (100, '2026-01-05 05:00Z', 'B1', 3)");
    await expect(desk.build()).rejects.toThrow(
      'the new rows of fct_payment cannot be put in their place: duplicate key value violates unique constraint "fct_payment_amount_key"; Key (amount)=(3.00) already exists.; what was live is untouched',
    );
    expect(await takings()).toEqual([{ amount: 435, payments: 29 }]);
    expect(await remembered()).toEqual(before);
    expect(await desk.query("select nspname from pg_namespace where nspname like 'library%'")).toEqual([]);
    await desk.query(
      'update desk.payment set amount = 1000, loaded_at = clock_timestamp() where payment_id = 100',
    );
    expect((await desk.build()).status).toBe('published');
    expect(await takings()).toEqual([{ amount: 1435, payments: 30 }]);
  });
});
