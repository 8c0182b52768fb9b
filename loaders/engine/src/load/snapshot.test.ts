import { type LandedPump, minute, pumpStores } from '../testing/pumpStores.ts';

const replace = { into: { table: 'staging.pump', mode: 'replace', key: ['pump'] } } as const;

describe('load of snapshots', () => {
  const { stores, land, load, pumps, rows } = pumpStores();

  /** A pull that ended, with its rows; what was pulled for is its part. */
  const pull = async (
    at: number,
    documents: readonly LandedPump[],
    { each = '', lost = 0, ended = true } = {},
  ) => {
    const delivery = `works.pump${each ? `/${each}` : ''}@${minute(at).toISOString()}`;
    const landed = documents.map((pump) => ({
      ...pump,
      at,
      delivery,
      ...(each ? { each: { site: each } } : {}),
    }));
    if (landed.length) await land(...landed);
    const run = {
      source: 'works',
      entity: 'pump',
      each,
      collection: 'pump',
      kind: 'snapshot',
      startedAt: minute(at),
      completedAt: minute(at + 1),
      landed: documents.length + lost,
    };
    if (ended) await stores.raw.db.collection('pull_run').insertOne({ _id: delivery, ...run } as object);
    return delivery;
  };

  it('replaces all rows by those of the newest complete one; what it lacks is gone', async () => {
    await pull(1, [
      { id: 'a', litres: 1 },
      { id: 'b', litres: 1 },
    ]);
    await pull(10, [
      { id: 'a', litres: 2 },
      { id: 'c', litres: 2 },
    ]);
    await pull(20, [{ id: 'z' }], { ended: false });
    expect(await load(replace)).toMatchObject({
      status: 'done',
      read: 2,
      written: 2,
      replaced: 0,
      deliveries: 1,
    });
    expect(await pumps()).toEqual(['a 2', 'c 2']);
    expect(await load(replace)).toMatchObject({ status: 'done', read: 0, settled: [] });
    await pull(30, [{ id: 'c', litres: 3 }]);
    expect(await load(replace)).toMatchObject({
      written: 1,
      replaced: 2,
      watermark: minute(30).toISOString(),
    });
    expect(await pumps()).toEqual(['c 3']);
    expect(await rows('select * from staging.pump__incoming')).toEqual([]);
    expect(await rows('select * from staging.watermark')).toEqual([]);
  });

  it('replaces of a source that is pulled part by part only the part that was pulled', async () => {
    await pull(1, [{ id: 'a' }, { id: 'b' }], { each: 'north' });
    await pull(1, [{ id: 'c' }], { each: 'south' });
    await load(replace);
    await pull(9, [{ id: 'b', litres: 9 }], { each: 'north' });
    expect(await load(replace)).toMatchObject({ written: 1, replaced: 2 });
    expect(await pumps()).toEqual(['b 9', 'c']);
    await pull(10, [], { each: 'south' });
    await load(replace);
    expect(await pumps()).toEqual(['b 9']);
  });

  it('stages none of a snapshot of which the raw store has lost rows', async () => {
    await pull(1, [{ id: 'a' }]);
    await load(replace);
    await pull(2, [{ id: 'b' }], { lost: 1 });
    const run = await load(replace);
    expect(run).toMatchObject({ status: 'failed', written: 0 });
    expect(run.error).toMatch(
      /: 2 rows were landed and the raw store holds 1 of them; nothing of it is staged\./,
    );
    expect(await pumps()).toEqual(['a']);
    expect(await rows('select * from staging.watermark')).toEqual([]);
  });

  it('stages none of a snapshot of which every row is broken, and forgets the broken rows of older ones', async () => {
    await pull(1, [{ id: 'a' }, { id: 'x', level: 'high' }]);
    const lenient = { ...replace, rejectAtMost: { share: 1, rows: 9 } };
    expect(await load(lenient)).toMatchObject({ status: 'done', written: 1, rejected: 1 });
    await pull(2, [{ id: 'a', level: 'high' }]);
    const run = await load(lenient);
    expect(run.error).toMatch(
      /all 1 rows broke the contract; .*The first is .*, payload.level: "high" is not/,
    );
    expect(await pumps()).toEqual(['a']);
    await pull(3, [{ id: 'a' }, { id: 'y', level: 'low' }]);
    await load(lenient);
    expect(await rows('select reason from staging.rejected_row')).toEqual([
      { reason: '"low" is not a whole number' },
    ]);
  });

  it('takes a landed file as a snapshot of the whole collection', async () => {
    await pull(1, [{ id: 'a' }]);
    await land({ id: 'b', at: 5, delivery: 'sha' }, { id: 'c', at: 5, delivery: 'sha' });
    const manifest = {
      source: 'works',
      file: 'pumps.json',
      landedAt: minute(5),
      periods: [{ collection: 'pump', rows: 2 }],
    };
    const file = { _id: 'sha', ...manifest, completedAt: null as Date | null };
    await stores.raw.db.collection('landing_manifest').insertOne(file as object);
    await load(replace);
    expect(await pumps()).toEqual(['a']);
    await stores.raw.db
      .collection('landing_manifest')
      .updateOne({ file: 'pumps.json' }, { $set: { completedAt: minute(6) } });
    expect(await load(replace)).toMatchObject({
      settled: [{ file: 'pumps.json', status: 'loaded', rows: 2 }],
    });
    expect(await pumps()).toEqual(['b', 'c']);
  });
});
