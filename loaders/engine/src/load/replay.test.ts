import { integer, text } from '../declare/column.ts';
import { minute, pumpStores } from '../testing/pumpStores.ts';
import { meterLoader, meterProject } from '../testing/meters.ts';
import { pumpLoader, pumpProject } from '../testing/pumps.ts';
import { testStores } from '../testing/stores.ts';
import { backfill } from './backfill.ts';
import { replay } from './replay.ts';

describe('replay', () => {
  const { stores, land, load, pumps, rows } = pumpStores();

  /** The contract after it was mended: a level is any text. */
  const mended = { columns: { ...pumpLoader().columns, level: integer('payload.height') } };
  const again = (override: Parameters<typeof pumpProject>[0] = {}, ids?: readonly string[]) =>
    replay(pumpProject(override), {
      raw: stores.raw.url,
      database: stores.staging.url,
      loader: 'works.pump',
      chunkRows: 2,
      ids,
    });
  const rejected = () => rows('select raw_id, path, reason from staging.rejected_row order by raw_id');

  it('stages what passes the mended contract by the mode, and keeps what does not with its reason of today', async () => {
    await land(
      { _id: 'r1', id: 'a', level: 'x', litres: 1, at: 1 },
      { id: 'b', litres: 5, at: 9 },
      { _id: 'r2', id: 'b', level: 'x', litres: 4, at: 8 },
      { _id: 'r3', level: 'x', at: 3 },
      { id: 'c' },
      { id: 'd' },
    );
    expect(await load({ rejectAtMost: { share: 0.5, rows: 3 } })).toMatchObject({
      status: 'done',
      rejected: 3,
    });
    expect(await again(mended)).toMatchObject({
      command: 'replay',
      status: 'done',
      read: 3,
      written: 1,
      rejected: 1,
      superseded: 1,
    });
    expect(await pumps()).toEqual(['a 1', 'b 5', 'c', 'd']);
    expect(await rejected()).toEqual([{ raw_id: 'r3', path: 'payload.id', reason: 'is missing' }]);
    expect(await again(mended)).toMatchObject({ read: 1, written: 0, rejected: 1 });
  });

  it('takes only the documents that are named, and says of one that is gone that it is', async () => {
    await land({ _id: 'r1', id: 'a', level: 'x' }, { _id: 'r2', id: 'b', level: 'x' }, { id: 'c' });
    await load({ rejectAtMost: { share: 1, rows: 0 } });
    await stores.raw.db.collection('pump').deleteOne({ id: 'b' });
    await stores.raw.db.collection<{ _id: string }>('pump').deleteOne({ _id: 'r2' });
    expect(await again(mended, ['r2'])).toMatchObject({ read: 1, written: 0, rejected: 1 });
    expect((await rejected()).map((row) => row['reason'])).toEqual([
      '"x" is not a whole number',
      'the raw store holds it no longer',
    ]);
    expect(await again(mended, ['r1'])).toMatchObject({ read: 1, written: 1 });
    expect(await rows(`select document->'payload'->>'id' as id from staging.rejected_row`)).toEqual([
      { id: 'b' },
    ]);
  });

  it('takes a document that has got its landing time since', async () => {
    const pump = stores.raw.db.collection<{ _id: string }>('pump');
    await pump.insertOne({ _id: 'u', payload: { id: 'late' } } as { _id: string });
    await load();
    expect(await again()).toMatchObject({ read: 1, rejected: 1 });
    await pump.updateOne({ _id: 'u' }, { $set: { landedAt: minute(1) } });
    expect(await again()).toMatchObject({ read: 1, written: 1, rejected: 0 });
    expect(await pumps()).toEqual(['late']);
  });

  it('lets what was rejected of a snapshot join it only while that snapshot is staged', async () => {
    const replace = { into: { table: 'staging.pump', mode: 'replace', key: ['pump'] } } as const;
    const lenient = { ...replace, rejectAtMost: { share: 0.9, rows: 0 } };
    const snapshot = async (at: number, ids: readonly string[]) => {
      const delivery = `works.pump@${minute(at).toISOString()}`;
      await land(
        ...ids.map((id) => ({ id, at, delivery, _id: `${id}-${at}`, ...(id === 'x' ? { level: 'x' } : {}) })),
      );
      await stores.raw.db.collection('pull_run').insertOne({
        _id: delivery,
        each: '',
        collection: 'pump',
        kind: 'snapshot',
        startedAt: minute(at),
        completedAt: minute(at),
        landed: ids.length,
      } as object);
    };
    await snapshot(1, ['a', 'x']);
    await load(lenient);
    expect(await again({ ...lenient, ...mended })).toMatchObject({ written: 1 });
    expect(await pumps()).toEqual(['a', 'x']);
    await snapshot(2, ['a', 'x']);
    expect(await load({ ...replace, rejectAtMost: { share: 0.1, rows: 0 } })).toMatchObject({
      status: 'failed',
      written: 0,
    });
    expect(await again({ ...replace, ...mended })).toMatchObject({ written: 0, waiting: 1 });
    expect(await rejected()).toHaveLength(1);
    await load({ ...replace, ...mended });
    expect(await rejected()).toEqual([]);
  });

  it('names the loaders there are when there is none of that name', async () => {
    await expect(
      replay(pumpProject({ columns: { pump: text('payload.id').required() } }), {
        raw: stores.raw.url,
        database: stores.staging.url,
        loader: 'works.well',
      }),
    ).rejects.toThrow('There is no loader "works.well": choose one of works.pump.');
  });
});

describe('replay of a file', () => {
  const { stores, land, load, file, readings, rows } = testStores();
  const options = () => ({ raw: stores.raw.url, database: stores.staging.url, loader: 'meters.reading' });
  const { litres: _litres, ...others } = meterLoader().columns;
  const mended = { columns: { ...others, litres: text('payload.litres') } };
  const again = () => replay(meterProject(mended), options());
  const rejected = () => rows('select delivery from staging.rejected_row');

  const lenient = {
    ...mended,
    columns: { ...mended.columns, litres: text('payload.litres').oneOf('1', '2') },
  };

  it('lets a row join its part while its delivery is staged there, and drops it once a newer one is', async () => {
    await land(
      file('a.csv', [{ litres: '1' }, { litres: 'many' }, { site: 'south' }, { site: 'south', litres: 'x' }]),
    );
    await load({ ...lenient, rejectAtMost: { share: 1, rows: 9 } });
    await land(file('b.csv', [{ site: 'south', litres: '2' }]));
    await load(lenient);
    expect(await again()).toMatchObject({ read: 2, written: 1, superseded: 1, waiting: 0, rejected: 0 });
    expect(await readings()).toEqual(['north 2026-01 1', 'north 2026-01 many', 'south 2026-01 2']);
    expect(await rejected()).toEqual([]);
  });

  it('has the next load read a delivery again of whose part nothing is staged', async () => {
    await land(
      file('a.csv', [{ litres: '1' }, { site: 'south', litres: 'x' }, { site: 'south', litres: 'y' }]),
    );
    await load({ ...lenient, rejectAtMost: { share: 1, rows: 9 } });
    expect(await readings()).toEqual(['north 2026-01 1']);
    expect(await again()).toMatchObject({ read: 2, written: 0, waiting: 2 });
    expect(await rejected()).toHaveLength(2);
    expect(await load(mended)).toMatchObject({ status: 'done', deliveries: 1, written: 3 });
    expect(await readings()).toEqual(['north 2026-01 1', 'south 2026-01 x', 'south 2026-01 y']);
    expect(await rejected()).toEqual([]);
  });

  it('and a backfill reads files of a range again, each whole, but not over newer ones', async () => {
    await land(file('a.csv', [{ litres: '1' }, { site: 'south', litres: '1' }]));
    await load(mended);
    await land(file('b.csv', [{ site: 'south', litres: '2' }]));
    await load(mended);
    await rows(`update staging.reading set litres = 'changed'`);
    const range = { from: new Date(0), to: new Date(Date.now() + 60_000) };
    expect(await backfill(meterProject(mended), { ...options(), ...range })).toMatchObject({
      status: 'done',
      settled: [
        { file: 'b.csv', status: 'loaded', rows: 1, replaced: 1 },
        { file: 'a.csv', status: 'loaded', rows: 1, replaced: 1 },
      ],
    });
    expect(await readings()).toEqual(['north 2026-01 1', 'south 2026-01 2']);
  });
});
