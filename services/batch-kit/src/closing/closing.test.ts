import { closedBefore } from '../steps/closing.ts';
import { type Cellar, makeCellar } from '../testing/cellar.ts';
import { startWorker } from '../testing/startWorker.ts';

describe('closed months', () => {
  let cellar: Cellar;
  beforeAll(async () => {
    cellar = await makeCellar();
  });
  afterAll(() => cellar.drop());

  const run = async (...args: string[]) => {
    const worker = startWorker(
      { ...cellar.environment, CELLAR_CLOSES: 'yes', BATCH_SETTINGS: 'closeMonthsAfterDays: 0' },
      ...args,
    );
    const code = await worker.ended;
    const [latest] = await cellar.query('select * from ops.batch_run order by requested_at desc limit 1');
    return {
      code,
      latest: latest!,
      warnings: worker.lines.filter(({ level }) => level === 40).map(({ msg }) => msg),
    };
  };
  const january = async () =>
    (
      await cellar.query(
        `select month, late_parts, reprocessed_at is not null as reprocessed from ops.closed_month where month = '2026-01'`,
      )
    )[0];
  const open = '2999-01-01';

  it('stay as they were when deliveries of them come late, which wait part by part', async () => {
    await cellar.land({ litres: '10' }, { cask: 'b', litres: '20' }, { month: open, litres: '1' });
    expect((await run('run')).latest.message).toMatch(/Closed: 2026-01\. Published as 1/);
    await cellar.land({ litres: '99' }, { cask: 'c', litres: '5' }, { month: open, litres: '2' });
    const { code, warnings } = await run('run');
    expect([code, warnings]).toEqual([
      0,
      [
        '2026-01 is closed: 1 rows of a 2026-01-01 came late and wait; reprocess 2026-01 to take them in.',
        '2026-01 is closed: 1 rows of c 2026-01-01 came late and wait; reprocess 2026-01 to take them in.',
      ],
    ]);
    expect(await cellar.live()).toEqual(['a 2026-01 red 10.00', 'a 2999-01 red 2.00', 'b 2026-01 20.00']);
    await cellar.land({ cask: 'b', litres: '21' }); // the parts that wait already are not forgotten
    await run('run');
    expect(await january()).toMatchObject({ late_parts: ['a 2026-01-01', 'b 2026-01-01', 'c 2026-01-01'] });
  });

  it('show in a dry run what a reprocess would bring, and stay as they were', async () => {
    const { code, latest } = await run('reprocess', '--period', '2026-01', '--dry-run');
    expect([code, latest.difference]).toEqual([
      0,
      expect.objectContaining({
        models: [
          expect.objectContaining({
            rowsBefore: 2,
            rowsAfter: 3,
            rowsAdded: 1,
            rowsChanged: 2,
            amounts: [
              {
                month: '2026-01',
                column: 'litres',
                currency: null,
                before: '30',
                after: '125',
                change: '95',
              },
            ],
          }),
        ],
      }),
    ]);
    expect((await cellar.live())[0]).toBe('a 2026-01 red 10.00');
    expect(
      await cellar.query(`select litres::float8 from staging.cask_level where part = 'a 2026-01-01'`),
    ).toEqual([{ litres: 10 }]);
  });

  it('are put back when the build of a reprocess fails', async () => {
    await cellar.land({ month: open, litres: '-1' });
    const { code, latest } = await run('reprocess', '--period', '2026-01');
    expect([code, latest.publication_id]).toEqual([1, null]);
    await cellar.land({ month: open, litres: '3' });
    expect((await run('run')).code).toBe(0);
    expect((await cellar.live())[0]).toBe('a 2026-01 red 10.00');
    expect(await january()).toMatchObject({ reprocessed: false });
  });

  it('take in what came late when they are reprocessed, and are closed again', async () => {
    expect((await run('reprocess', '--period', '2026-01')).code).toBe(0);
    const now = ['a 2026-01 red 99.00', 'a 2999-01 red 3.00', 'b 2026-01 21.00', 'c 2026-01 5.00'];
    expect(await cellar.live()).toEqual(now);
    expect(await january()).toEqual({ month: '2026-01', late_parts: [], reprocessed: true });
    expect((await run('run')).warnings).toEqual([]);
    expect(await cellar.live()).toEqual(now);
  });

  it('are those that ended so many days ago', () => {
    const now = new Date('2026-02-14T12:00:00Z');
    expect([closedBefore(44, now), closedBefore(45, now), closedBefore(undefined, now)]).toEqual([
      '2026-01',
      '2025-12',
      '1000-01',
    ]);
  });
});
