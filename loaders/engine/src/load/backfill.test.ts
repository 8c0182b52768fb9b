import { text } from '../declare/column.ts';
import { minute, pumpStores } from '../testing/pumpStores.ts';
import { pumpLoader, pumpProject } from '../testing/pumps.ts';
import { backfill } from './backfill.ts';
import type { LoadObserver } from './events.ts';

describe('backfill', () => {
  const { stores, land, load, rows } = pumpStores();

  const wider = { columns: { ...pumpLoader().columns, colour: text('payload.colour') } };
  const again = (
    from: number,
    to: number,
    override: object = wider,
    observe: LoadObserver = () => undefined,
  ) =>
    backfill(pumpProject(override), {
      raw: stores.raw.url,
      database: stores.staging.url,
      loader: 'works.pump',
      chunkRows: 2,
      from: minute(from),
      to: minute(to),
      observe,
    });
  const colours = () => rows(`select concat_ws(' ', pump, colour) as pump from staging.pump order by pump`);
  const positions = () => rows(`select landed_at from staging.loader_position`);
  const landAll = () =>
    land(
      { id: 'a', colour: 'red', at: 1 },
      { id: 'b', colour: 'blue', at: 2 },
      { id: 'c', colour: 'green', at: 3 },
      { id: 'd', colour: 'white', at: 4 },
      { id: 'a', colour: 'black', at: 90 },
    );

  it('writes the rows of a range again with a new column, keeps newer ones, and leaves the position', async () => {
    await landAll();
    await load();
    const before = await positions();
    const run = await again(1, 4);
    expect(run).toMatchObject({ command: 'backfill', status: 'done', read: 3, written: 2, replaced: 2 });
    expect((await colours()).map((row) => row['pump'])).toEqual(['a', 'b blue', 'c green', 'd']);
    expect(await positions()).toEqual(before);
    expect(await load(wider)).toMatchObject({ status: 'done' });
    expect(await rows(`select to_regclass('staging.pump__backfill') as left`)).toEqual([{ left: null }]);
    expect(await rows('select * from staging.watermark')).toEqual([]);
  });

  it('fills a new column of rows that were appended', async () => {
    const append = { into: { table: 'staging.pump', mode: 'append' } } as const;
    await landAll();
    await load(append);
    expect(await again(1, 4, { ...wider, ...append })).toMatchObject({ written: 3, replaced: 3 });
    expect((await colours()).map((row) => row['pump'])).toEqual(['a', 'a red', 'b blue', 'c green', 'd']);
  });

  it('goes on where it was stopped, however often a load ran in between', async () => {
    await landAll();
    await load();
    const stop: LoadObserver = ({ step }) => {
      if (step === 'committed') throw new Error('stopped here');
    };
    await expect(again(1, 9, wider, stop)).rejects.toThrow('stopped here');
    expect((await colours()).map((row) => row['pump'])).toEqual(['a', 'b', 'c', 'd']);
    await land({ id: 'e', colour: 'pink', at: 95 });
    expect(await load(wider)).toMatchObject({ written: 1 });
    expect((await colours()).map((row) => row['pump'])).toEqual(['a', 'b', 'c', 'd', 'e pink']);
    expect(await again(1, 9)).toMatchObject({ read: 2, written: 3 });
    expect((await colours()).map((row) => row['pump'])).toEqual([
      'a',
      'b blue',
      'c green',
      'd white',
      'e pink',
    ]);
  });

  it('forgets a range that nobody finished when another one is asked for', async () => {
    await landAll();
    await load();
    const stop: LoadObserver = ({ step }) => {
      if (step === 'committed') throw new Error('stopped here');
    };
    await expect(again(1, 9, wider, stop)).rejects.toThrow('stopped here');
    expect(await again(3, 4)).toMatchObject({ read: 1, written: 1 });
    expect((await colours()).map((row) => row['pump'])).toEqual(['a', 'b', 'c green', 'd']);
  });

  it('stages nothing of a range beyond the reject limit', async () => {
    await landAll();
    await load();
    const strict = { ...wider, columns: { ...wider.columns, place: text('payload.place').required() } };
    await rows('alter table staging.pump add column place text');
    await rows(`update staging.pump set place = '-'`);
    const run = await again(1, 9, { ...strict, rejectAtMost: { share: 0.1, rows: 0 } });
    expect(run).toMatchObject({ status: 'failed', written: 0, rejected: 4 });
    expect(run.error).toMatch(
      /^pump: 4 of 4 rows broke .*; nothing of the range is staged\. The first is doc-/,
    );
  });

  it('reads a snapshot of the range again, with the contract of today', async () => {
    const delivery = `works.pump@${minute(1).toISOString()}`;
    await land({ id: 'a', colour: 'red', at: 1, delivery });
    await stores.raw.db.collection('pull_run').insertOne({
      _id: delivery,
      each: '',
      collection: 'pump',
      kind: 'snapshot',
      startedAt: minute(1),
      completedAt: minute(1),
      landed: 1,
    } as object);
    const replace = { into: { table: 'staging.pump', mode: 'replace', key: ['pump'] } } as const;
    await load(replace);
    expect(await again(5, 9, { ...wider, ...replace })).toMatchObject({ read: 0 });
    expect(await again(0, 9, { ...wider, ...replace })).toMatchObject({ read: 1, written: 1, replaced: 1 });
    expect((await colours()).map((row) => row['pump'])).toEqual(['a red']);
    expect(await rows('select * from staging.watermark')).toEqual([]);
  });

  it('refuses a range with nothing in it', async () => {
    await expect(again(4, 4)).rejects.toThrow(/^A backfill from .* has nothing in it: give a range/);
  });
});
