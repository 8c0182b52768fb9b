import { library } from '../../testing/library.ts';
import { till, tillTable } from '../../testing/till.ts';

describe('an incremental model upon changed rows', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library(till());
    await desk.query(tillTable);
  });
  afterEach(() => desk.drop());
  const stepOf = async (name: string) => {
    const { models } = await desk.build();
    const { action, reasons } = models.find(({ model }) => model === name)!;
    return { action, reasons };
  };
  const { 'marts/fct_takings.yml': takings, 'marts/fct_payment.yml': payments } = till();
  const paid = () => desk.query<{ paid: number }>('select sum(amount)::float as paid from marts.fct_payment');

  it.each([
    ["date_trunc('month', paid_on)::date", 'period: day', '2026-02-03'],
    ["date_trunc('week', paid_on)::date", 'period: month', '2026-02-01'],
  ])(
    'is not patched by periods of its parent that are not its own: %s with %s',
    async (time, period, day) => {
      await desk.change({
        'marts/fct_takings.sql': `select ${time} as month, sum(amount)::numeric(12,2) as amount, count(*) as payments from fct_payment group by 1`,
        'marts/fct_takings.yml': takings!.replace('period: month', period),
      });
      await desk.build();
      await desk.query(`insert into desk.payment values (100, '${day} 05:00Z', 'B1', 100)`);
      expect((await stepOf('fct_payment')).action).toBe('patch');
      expect(await desk.query('select sum(amount)::float as paid from marts.fct_takings')).toEqual(
        await paid(),
      );
    },
  );

  it('is built whole when the watermark is another column, whose values say nothing about the old one', async () => {
    await desk.query(
      'alter table desk.payment add column changed_at timestamptz; update desk.payment set changed_at = paid_at',
    );
    await desk.build();
    // Not seen by loaded_at; older than its last value.
    await desk.query(
      "update desk.payment set amount = 1000, changed_at = '2026-01-20Z' where payment_id = 3",
    );
    const source = till('watermark: changed_at\n')['sources/payment.yml']!;
    await desk.change({
      'sources/payment.yml': source.replace('columns: {', 'columns: { changed_at: { type: timestamptz },'),
    });
    expect(await stepOf('fct_payment')).toEqual({
      action: 'replace',
      reasons: [expect.stringContaining('its watermark was not changed_at before')],
    });
    expect(await desk.query('select max(amount)::int as most from marts.fct_payment')).toEqual([
      { most: 1000 },
    ]);
  });

  it('has the descriptions of its contract when it is patched and described otherwise at once', async () => {
    await desk.build();
    await desk.query("insert into desk.payment values (100, '2026-01-05 05:00Z', 'B1', 100)");
    await desk.change({
      'marts/fct_payment.yml': `${payments}description: Every payment\n`,
      'marts/mv_takings_by_day.yml': `${till()['marts/mv_takings_by_day.yml']}description: Takings\n`,
    });
    expect(await stepOf('fct_payment')).toEqual({
      action: 'patch',
      reasons: ['2026-01-05 (changed rows in desk.payment)', 'tests or descriptions changed'],
    });
    expect(
      await desk.query(
        "select obj_description('marts.fct_payment'::regclass) as payment, obj_description('marts.mv_takings_by_day'::regclass) as day",
      ),
    ).toEqual([{ payment: 'Every payment', day: 'Takings' }]);
    expect((await desk.build()).status).toBe('nothing');
  });
});
