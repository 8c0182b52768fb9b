import { library, libraryProject, type Changes } from '../../testing/library.ts';
import { reported } from '../../testing/library.ts';
import { till, tillTable } from '../../testing/till.ts';
import { readProject } from '../../project/readProject.ts';
import { rowTimes } from './rowTimes.ts';

const contract = till()['marts/fct_payment.yml']!;

describe('the time of a row', () => {
  /** What is known of the till's payments when their query is this one. */
  const times = async (sql: string, changes: Changes = {}) => {
    const folder = await libraryProject({ ...till(), 'marts/fct_payment.sql': sql, ...changes });
    try {
      const project = await readProject(folder.directory);
      const known = await rowTimes(project, project.model('fct_payment'));
      return known.times.get('desk.payment')?.sql ?? known.stops[0]?.why ?? 'read more than once';
    } finally {
      await folder.drop();
    }
  };
  const columns = 'payment_id, paid_on, book_code, amount';
  const joined = 'join dim_book using (book_code)';

  it.each([
    [
      `select payment_id, paid_at::date as paid_on, book_code, amount from stg_desk__payment ${joined}`,
      '("paid_at")::date',
    ],
    [
      `with a as (select *, date_trunc('day', paid_at)::date as paid_on from desk.payment), b as (select * from a) select ${columns} from b ${joined}`,
      `(date_trunc('day', "paid_at"))::date`,
    ],
    [
      `select payment_id, (paid_at at time zone 'Europe/Paris')::date as paid_on, book_code, amount from stg_desk__payment ${joined}`,
      `(timezone('Europe/Paris', "paid_at"))::date`,
    ],
    [
      `select payment_id, paid_at::date as paid_on, book_code, amount from desk.payment ${joined} where amount > 0 union all select payment_id, paid_at::date, book_code, -amount from desk.payment where amount < 0`,
      '("paid_at")::date',
    ],
    [
      `select payment_id, paid_at::date as paid_on, book_code, amount from (select *, row_number() over (partition by book_code order by paid_at) as nth from desk.payment) as p ${joined} where nth = 1`,
      'a window function',
    ],
    [
      `select ${columns} from (select distinct on (book_code) *, paid_at::date as paid_on from desk.payment order by book_code, paid_at) as p ${joined}`,
      'DISTINCT ON',
    ],
    [
      `select min(payment_id) as payment_id, max(paid_at)::date as paid_on, book_code, sum(amount)::numeric(10,2) as amount from desk.payment ${joined} group by book_code`,
      'an expression',
    ],
    [
      `select payment_id, paid_at::date as paid_on, book_code, amount from desk.payment ${joined} where amount < (select max(amount) from desk.payment)`,
      'read more than once',
    ],
  ])('is followed as far as rows keep it: %s', async (sql, expected) => {
    expect(await times(sql)).toBe(expected);
  });

  it('is what the contract says, where it says something', async () => {
    const from = contract.replace('as_of_run', 'from: { desk.payment: "paid_at::date - 1" }, as_of_run');
    const sql = `select payment_id, (paid_at::date - 1) as paid_on, book_code, amount from stg_desk__payment ${joined}`;
    expect(await times(sql, { 'marts/fct_payment.yml': from })).toBe('paid_at::date - 1');
  });

  it('is refused where the contract says what is not there', async () => {
    const said = async (from: string) =>
      reported({
        ...till(),
        'marts/fct_payment.yml': contract.replace('as_of_run', `from: { ${from} }, as_of_run`),
      });
    expect(await said('desk.paiment: paid_at')).toEqual([
      expect.stringMatching(
        /^marts\/fct_payment\.yml:3:\d+ from names desk\.paiment, which holds no rows that fct_payment reads; name a source, or a model that is no view; did you mean desk\.payment\?$/,
      ),
    ]);
    expect(await said('desk.payment: payed_at')).toEqual([
      expect.stringMatching(
        /^marts\/fct_payment\.yml:3:\d+ no column payed_at in desk\.payment; did you mean paid_at\?$|no column payed_at in payment; did you mean paid_at\?$/,
      ),
    ]);
    expect(await reported(till('watermark: { column: payment_id, overlap: soon }\n'))).toEqual([
      expect.stringContaining('overlap is a number of seconds, minutes, hours or days, as in 1 hour'),
    ]);
    expect(await reported(till('watermark: loaded\n'))).toEqual([
      expect.stringContaining('loaded is no column of this contract'),
    ]);
  });
});

describe('periods that are asked for', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library(till());
    await desk.query(tillTable);
    await desk.build();
    // What a watermark does not see.
    await desk.query('delete from desk.payment where payment_id in (0, 12)');
  });
  afterAll(() => desk.drop());
  const steps = async (options: object) => {
    const { models } = await desk.build({ select: 'fct_payment', ...options });
    return models
      .filter(({ model }) => model.startsWith('fct_payment') || model === 'fct_takings')
      .map(({ model, action, reasons }) => `${model} ${action}: ${reasons[0]}`);
  };
  const counted = () =>
    desk.query(
      'select (select count(*)::int from marts.fct_payment) as rows, (select sum(payments)::int from marts.fct_takings) as month',
    );

  it('are built again, and what stands on them follows', async () => {
    expect((await desk.build()).status).toBe('nothing');
    expect(await steps({ reprocess: '2026-01-05..2026-01-06' })).toEqual([
      'fct_payment patch: 2026-01-05..2026-01-06 (asked for)',
      'fct_takings patch: 2026-01 (changed rows in fct_payment)',
    ]);
    expect(await counted()).toEqual([{ rows: 28, month: 28 }]);
  });

  it('are all of them with --full-refresh', async () => {
    await desk.query('delete from desk.payment where payment_id = 20');
    expect(await steps({ fullRefresh: true })).toEqual([
      'fct_payment replace: full refresh asked for',
      'fct_takings replace: parent fct_payment is replaced and tells no periods; list it under incremental.as_of_run to apply it to re-built periods only',
    ]);
    expect(await counted()).toEqual([{ rows: 27, month: 27 }]);
  });

  it('are refused for models that have none', async () => {
    await expect(desk.build({ select: 'dim_book', reprocess: '2026-01' })).rejects.toThrow(
      '--reprocess is for incremental models, and none is selected',
    );
    await expect(desk.build({ reprocess: 'January' })).rejects.toThrow('--reprocess January is no period');
  });

  it('cannot be told by a watermark that is null', async () => {
    await desk.query(
      "alter table desk.payment alter loaded_at drop not null; insert into desk.payment values (500, '2026-01-05Z', 'B1', 1, null)",
    );
    await expect(desk.build()).rejects.toThrow(
      /source desk\.payment .* has rows whose watermark loaded_at is null/,
    );
  });
});
