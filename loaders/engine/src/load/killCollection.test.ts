import type { CollectionTarget } from '../declare/loader.ts';
import { minute, pumpStores } from '../testing/pumpStores.ts';
import { pumpProject } from '../testing/pumps.ts';
import { runWorker } from '../testing/runWorker.ts';
import { backfill } from './backfill.ts';
import { replay } from './replay.ts';

const modes: Record<string, CollectionTarget> = {
  append: { table: 'staging.pump', mode: 'append' },
  merge: { table: 'staging.pump', mode: 'merge', key: ['pump'] },
  replace: { table: 'staging.pump', mode: 'replace', key: ['pump'] },
};

describe('kill -9 and run again', () => {
  const { stores, land, load, pumps, rows } = pumpStores();

  const kill = async (command: string, into: CollectionTarget, step: string, nth: number) => {
    const range = { from: minute(0), to: minute(9) };
    const work = { raw: stores.raw.url, database: stores.staging.url, command, into, range };
    expect(await runWorker({ ...work, killAt: { step, nth } }, 'pumpWorker.ts')).toBe('SIGKILL');
  };
  const digest = async () => rows('select * from staging.pump order by _id');
  const nothingIsLeft = async () => {
    expect(await rows('select * from staging.pump__incoming')).toEqual([]);
    expect(await rows('select * from staging.watermark')).toEqual([]);
    expect(await rows(`select * from staging.load_run where status = 'running'`)).toEqual([]);
  };

  /** A hundred documents of some sixty pumps, versions out of order, one of them broken. */
  const generation = (at: number, delivery: string) =>
    Array.from({ length: 100 }, (_, n) => ({
      _id: `${delivery}-${String((n * 37) % 100).padStart(3, '0')}`,
      id: `p${n % 61}`,
      litres: at * 1_000 + n,
      at: at + ((n * 7) % 5) / 10,
      delivery,
      ...(n === 50 ? { level: 'broken' } : {}),
    }));
  const landGeneration = async (at: number) => {
    const delivery = `works.pump@${minute(at).toISOString()}`;
    await land(...generation(at, delivery));
    await stores.raw.db.collection('pull_run').insertOne({
      _id: delivery,
      each: '',
      collection: 'pump',
      kind: 'snapshot',
      startedAt: minute(at),
      completedAt: minute(at + 1),
      landed: 100,
    } as object);
  };
  /** What an undisturbed load of both generations ends with. */
  const undisturbed = async (into: CollectionTarget) => {
    await load({ into });
    const result = await digest();
    await stores.staging.pool.query('drop schema staging cascade');
    return result;
  };

  it.each(
    Object.keys(modes).flatMap((mode) =>
      [
        ['read', 1],
        ['copied', 2],
        ['committed', 1],
        ['committed', 3],
        ['publishing', 1],
        ['settled', 1],
      ].map(([step, nth]) => [mode, step as string, nth as number] as const),
    ),
  )('while loading to %s, at %s %i', async (mode, step, nth) => {
    const into = modes[mode] as CollectionTarget;
    await landGeneration(1);
    await landGeneration(5);
    const expected = await undisturbed(into);
    await stores.raw.db.collection('pump').deleteMany({ landedAt: { $gte: minute(5) } });
    await stores.raw.db.collection<{ _id: string }>('pull_run').deleteOne({ startedAt: minute(5) });
    await load({ into });
    const before = await digest();
    await landGeneration(5);
    await stores.raw.db.collection('pump').updateMany({}, { $set: { 'payload.colour': 'red' } });
    await kill('load', into, step, nth);
    if (step === 'committed')
      expect((await rows(`select drift from staging.load_run where status = 'running'`))[0]).toMatchObject({
        drift: { colour: expect.any(Number) },
      });
    // Until all is read and applied at once, a reader sees what was there before.
    if (step !== 'settled') expect(await digest()).toEqual(before);
    await load({ into });
    expect(await digest()).toEqual(expected);
    await nothingIsLeft();
    expect(await load({ into })).toMatchObject({ written: 0 });
  });

  it.each([
    ['committed', 1],
    ['publishing', 1],
    ['settled', 1],
  ])('while reading a range again, at %s %i', async (step, nth) => {
    const into = modes['merge'] as CollectionTarget;
    await landGeneration(1);
    await load({ into });
    const expected = await digest();
    await rows(`update staging.pump set litres = null`);
    await kill('backfill', into, step, nth);
    if (step !== 'settled') expect(await pumps()).not.toContain('p0 1000');
    await backfill(pumpProject({ into }), {
      raw: stores.raw.url,
      database: stores.staging.url,
      loader: 'works.pump',
      from: minute(0),
      to: minute(9),
    });
    expect(await digest()).toEqual(expected);
    await nothingIsLeft();
  });

  it.each(Object.keys(modes))(
    'while loading to %s, and the server with it: what waited is read again',
    async (mode) => {
      const into = modes[mode] as CollectionTarget;
      await landGeneration(1);
      const expected = await undisturbed(into);
      await kill('load', into, 'committed', 2);
      // What a crash of the server does to tables that are not logged.
      await rows('truncate staging.pump__incoming, staging.watermark');
      await load({ into });
      expect(await digest()).toEqual(expected);
      await nothingIsLeft();
    },
  );

  it('while replaying', async () => {
    const into = modes['merge'] as CollectionTarget;
    const broken = Array.from({ length: 90 }, (_, n) => ({ _id: `b${n}`, id: `b${n}`, level: 'x' }));
    await land(...broken);
    await load({ into, rejectAtMost: { share: 1, rows: 0 } });
    await stores.raw.db.collection('pump').updateMany({}, { $set: { 'payload.level': 1 } });
    await kill('replay', into, 'committed', 1);
    expect(await rows('select count(*)::int from staging.rejected_row')).toEqual([{ count: 50 }]);
    const session = { raw: stores.raw.url, database: stores.staging.url, loader: 'works.pump' };
    expect(await replay(pumpProject({ into }), session)).toMatchObject({
      read: 50,
      written: 50,
      rejected: 0,
    });
    expect(await pumps()).toHaveLength(90);
    await nothingIsLeft();
  });
});
