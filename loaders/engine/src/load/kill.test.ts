import { runWorker } from '../testing/runWorker.ts';
import { testStores } from '../testing/stores.ts';

/** The January of two sites and a February: three parts, two collections, several batches and chunks. */
const january = Array.from({ length: 90 }, (_, at) => ({
  site: at % 3 ? 'north' : 'south',
  litres: String(at),
}));
const february = Array.from({ length: 30 }, (_, at) => ({ month: '2026-02', litres: String(at) }));
const older = [
  { litres: '1000' },
  { litres: '1001' },
  { site: 'east', litres: 'broken' },
  { site: 'east', litres: '5' },
];

describe('kill -9 and run again', () => {
  const { stores, file, load, land, readings, rows } = testStores();
  const expected = [...january, ...february, { site: 'east', litres: '5' }]
    .map((row) =>
      [('site' in row && row.site) || 'north', ('month' in row && row.month) || '2026-01', row.litres].join(
        ' ',
      ),
    )
    .sort();

  const work = (more: object) => ({ raw: stores.raw.url, database: stores.staging.url, ...more });
  const afterKill = async () => {
    await load();
    expect(await readings()).toEqual(expected);
    expect(await rows('select raw_id from staging.rejected_row')).toHaveLength(1);
    expect(await rows('select * from staging.reading__incoming')).toEqual([]);
    expect(await rows(`select * from staging.load_run where status = 'running'`)).toEqual([]);
  };

  it.each([
    ['checked', 1],
    ['inserted', 1],
    ['inserted', 2],
    ['completing', 1],
  ])('while landing, at %s %i', async (step, nth) => {
    await land(file('older.csv', older));
    await load();
    const path = file('newer.csv', [...january, ...february]);
    expect(await runWorker(work({ files: [path], killAt: { step, nth } }))).toBe('SIGKILL');
    await load(); // an unfinished landing is not loaded
    expect(await readings()).toEqual(['east 2026-01 5', 'north 2026-01 1000', 'north 2026-01 1001']);
    await land(path);
    await afterKill();
  });

  it.each([
    ['read', 1],
    ['copied', 1],
    ['committed', 1],
    ['copied', 2],
    ['committed', 3],
    ['publishing', 1],
    ['settled', 1],
  ])('while loading, at %s %i', async (step, nth) => {
    await land(file('older.csv', older));
    await load();
    await land(file('newer.csv', [...january, ...february]));
    expect(await runWorker(work({ killAt: { step, nth } }))).toBe('SIGKILL');
    // Until the delivery is published, a reader sees the older one whole.
    if (step !== 'settled')
      expect(await readings()).toEqual(['east 2026-01 5', 'north 2026-01 1000', 'north 2026-01 1001']);
    await afterKill();
    expect(await rows(`select status from staging.load_run order by started_at`)).toEqual([
      { status: 'done' },
      { status: 'lost' },
      { status: 'done' },
    ]);
  });

  it('never puts what it had read before the kill over what a newer delivery staged since', async () => {
    await land(file('older.csv', [...january, ...february]));
    await runWorker(work({ killAt: { step: 'committed', nth: 2 } }));
    await land(file('newer.csv', [{ litres: '7' }, { month: '2026-02', litres: '8' }]));
    expect(await load()).toMatchObject({ status: 'done' });
    expect((await readings()).filter((reading) => reading.startsWith('north'))).toEqual([
      'north 2026-01 7',
      'north 2026-02 8',
    ]);
    expect(await readings()).toHaveLength(2 + 30);
  });

  it('judges a delivery by the collections that still count', async () => {
    await land(file('older.csv', [...february, { month: '2026-03', litres: '3' }]));
    await runWorker(work({ killAt: { step: 'committed', nth: 1 } })); // February is read
    await land(file('newer.csv', [{ month: '2026-02', litres: '8' }]));
    expect(await load()).toMatchObject({ status: 'done', error: null });
    expect(await readings()).toEqual(['north 2026-02 8', 'north 2026-03 3']);
  });

  it('goes on from the last committed chunk', async () => {
    await land(file('newer.csv', [...january, ...february]));
    await runWorker(work({ killAt: { step: 'committed', nth: 2 } }));
    expect(await load()).toMatchObject({ read: 40, written: 120 });
  });
});
