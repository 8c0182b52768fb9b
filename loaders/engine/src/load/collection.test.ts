import { ObjectId } from 'mongodb';

import { integer, text } from '../declare/column.ts';
import { minute, pumpStores } from '../testing/pumpStores.ts';
import { pumpLoader } from '../testing/pumps.ts';

describe('load of a collection', () => {
  const { stores, land, load, pumps, rows } = pumpStores();
  const raw = () => stores.raw.db.collection<{ _id: string }>('pump');
  const position = async () =>
    (await rows('select landed_at from staging.loader_position'))[0]?.['landed_at'];

  it('keeps the newest document of a key, within a chunk and against the table, whatever the order in which they came', async () => {
    await land(
      { id: 'a', litres: 1, at: 10 },
      { id: 'a', litres: 3, at: 30 },
      { id: 'a', litres: 2, at: 20 },
      { id: 'b', litres: 1, at: 10 },
    );
    expect(await load()).toMatchObject({ status: 'done', read: 4, written: 2, replaced: 0 });
    expect(await pumps()).toEqual(['a 3', 'b 1']);
    await land({ id: 'a', litres: 9, at: 5 }, { id: 'b', litres: 2, at: 31 });
    expect(await load()).toMatchObject({ status: 'done', written: 1, replaced: 1 });
    expect(await pumps()).toEqual(['a 3', 'b 2']);
    expect(await load()).toMatchObject({ status: 'done', written: 0, settled: [] });
  });

  it('takes of documents that landed at one instant the one with the greatest id, byte by byte', async () => {
    await land({ _id: 'b', id: 'x', litres: 1, at: 1 }, { _id: 'a', id: 'x', litres: 2, at: 1 });
    await load();
    await land({ _id: 'B', id: 'x', litres: 3, at: 1 });
    await load();
    expect(await pumps()).toEqual(['x 1']);
    await land({ _id: 'é', id: 'x', litres: 4, at: 1 });
    await load();
    expect(await pumps()).toEqual(['x 4']);
  });

  it('takes what became visible late within the overlap, and leaves what came later to a backfill', async () => {
    await land({ id: 'a', at: 100 });
    await load();
    await land({ id: 'late', at: 41 }, { id: 'too late', at: 39 });
    expect(await load()).toMatchObject({ read: 2, written: 1 });
    expect(await pumps()).toEqual(['a', 'late']);
    expect(await position()).toEqual(minute(100));
  });

  it('reads to a bound that is fixed at its start', async () => {
    await land({ id: 'a', at: 1 });
    const during = { id: 'during', at: (Date.now() - minute(0).getTime()) / 60_000 + 1 };
    await load({}, { observe: async ({ step }) => (step === 'read' ? land(during) : undefined) });
    expect(await pumps()).toEqual(['a']);
    expect(await position()).toEqual(minute(1));
  });

  it('takes ids of every kind, and goes on between them', async () => {
    const ids = [new ObjectId(), 7, 'x', 8n, { n: 1 }];
    await land(...ids.map((_id, at) => ({ _id, id: `p${at}` })));
    for (let committed = 1; committed < 3; committed += 1)
      await expect(
        load(
          {},
          {
            chunkRows: 1,
            observe: ({ step }) => {
              if (step === 'committed') throw new Error('stopped');
            },
          },
        ),
      ).rejects.toThrow('stopped');
    expect(await load({}, { chunkRows: 1 })).toMatchObject({ written: 5 });
    // Each once over three runs, and each once more in the overlap of what landed since the runs that were stopped.
    expect(await rows('select sum(read)::int as read from staging.load_run')).toEqual([{ read: 5 + 5 }]);
    expect(await load()).toMatchObject({ written: 0 });
  });

  it('appends every document once', async () => {
    await land({ id: 'a', litres: 1 }, { id: 'a', litres: 1 });
    const append = { into: { table: 'staging.pump', mode: 'append' } } as const;
    expect(await load(append)).toMatchObject({ read: 2, written: 2 });
    expect(await load(append)).toMatchObject({ read: 2, written: 0, settled: [] });
    expect(await pumps()).toEqual(['a 1', 'a 1']);
  });

  it('publishes nothing beyond the reject limit, stays where it was, and takes it all under a mended contract', async () => {
    await land({ id: 'a', litres: 1, at: 1 });
    const strict = { rejectAtMost: { share: 0.1, rows: 0 } };
    await load(strict);
    await land({ id: 'a', litres: 2, at: 200 }, { _id: 'bad', id: 'b', level: 'x', at: 200 });
    const run = await load(strict);
    expect(run).toMatchObject({ status: 'failed', read: 2 + 1, written: 0, rejected: 1 });
    expect(run.error).toBe(
      'pump: 1 of 2 rows broke the contract of works.pump, more than the 10 % it allows; nothing of what landed ' +
        'since the last load is staged. The first is bad, payload.level: "x" is not a whole number. ' +
        'See staging.rejected_row, mend the contract or the source, then load.',
    );
    expect([await pumps(), await position()]).toEqual([['a 1'], minute(1)]);
    expect(await rows('select * from staging.pump__incoming')).toEqual([]);
    const mended = { ...strict, columns: { ...pumpLoader().columns, level: integer('payload.height') } };
    expect(await load(mended)).toMatchObject({ status: 'done', written: 2 });
    expect([await pumps(), await position()]).toEqual([['a 2', 'b'], minute(200)]);
    expect(await rows('select * from staging.rejected_row')).toEqual([]);
  });

  it('judges a broken document once, not again in every overlap', async () => {
    const limit = { rejectAtMost: { share: 0.5, rows: 0 } };
    await land({ id: 'a', at: 1 }, { id: 'b', level: 'x', at: 2 });
    expect(await load(limit)).toMatchObject({ status: 'done', rejected: 1 });
    expect(await load(limit)).toMatchObject({ status: 'done', rejected: 1, written: 0 });
    await land({ id: 'c', level: 'x', at: 3 });
    expect(await load(limit)).toMatchObject({ status: 'failed', rejected: 2 });
  });

  it('leaves a file that is still landing, and takes it when it is whole, however late', async () => {
    const files = stores.raw.db.collection<{ _id: string }>('landing_manifest');
    const manifest = {
      _id: 'sha',
      source: 'works',
      file: 'pumps.json',
      landedAt: minute(5),
      completedAt: null,
    };
    await files.insertOne({ ...manifest, periods: [{ collection: 'pump', rows: 2 }], rows: 2 } as {
      _id: string;
    });
    await land({ id: 'f', at: 5, delivery: 'sha' }, { id: 'a', at: 500 });
    expect(await load()).toMatchObject({ read: 1, written: 1 });
    await land({ id: 'g', at: 5, delivery: 'sha' });
    await files.updateOne({ _id: 'sha' }, { $set: { completedAt: new Date() } });
    expect(await load()).toMatchObject({ written: 2 });
    expect(await pumps()).toEqual(['a', 'f', 'g']);
    expect(await load()).toMatchObject({ written: 0, read: 1 });
  });

  it('puts aside, once, what has no landing time or an impossible one', async () => {
    await raw().insertMany([
      { _id: 'missing', payload: { id: 'm' } },
      { _id: 'null', landedAt: null },
      { _id: 'text', landedAt: '2026-01-01' },
      { _id: 'list', landedAt: [minute(1)], payload: { id: 'l' } },
      { _id: 'ancient', landedAt: new Date(-8.64e15), payload: { id: 'o' } },
      { _id: 'tomorrow', landedAt: new Date(Date.now() + 2 * 86_400_000), payload: { id: 't' } },
    ] as object[] as { _id: string }[]);
    await land({ id: 'a' });
    expect(await load()).toMatchObject({ status: 'done', written: 1, rejected: 6 });
    expect(await load()).toMatchObject({ status: 'done', written: 0, rejected: 0 });
    expect(
      await rows(`select raw_id, path || ' ' || reason as why from staging.rejected_row order by raw_id`),
    ).toEqual([
      { raw_id: 'ancient', why: 'landedAt is before the year 1, or beyond any calendar' },
      { raw_id: 'list', why: 'landedAt is not a date' },
      { raw_id: 'missing', why: 'landedAt is missing' },
      { raw_id: 'null', why: 'landedAt is missing' },
      { raw_id: 'text', why: 'landedAt is not a date' },
      { raw_id: 'tomorrow', why: 'landedAt is more than a day ahead of the clock' },
    ]);
  });

  it('keeps the payload whole beside the columns, reads formats and references, and reports fields of no contract', async () => {
    await land({
      id: 'a',
      litres: 1.5,
      seen: 1_767_225_600_123,
      owner: { link: 'https://x', value: 'u1' },
      colour: { name: 'red', at: minute(1), big: 9_007_199_254_740_993n },
    });
    await land({ id: 'b', owner: 'u2', seen: '1767225600123', colour: null });
    expect(await load({ document: 'payload' })).toMatchObject({ written: 2, drift: { colour: 2 } });
    expect(
      await rows(
        `select pump, owner, seen_at at time zone 'UTC' || '' as seen, payload->'colour' as colour,
           payload->'colour'->>'big' as big from staging.pump order by pump`,
      ),
    ).toEqual([
      {
        pump: 'a',
        owner: 'u1',
        seen: '2026-01-01 00:00:00.123',
        colour: { name: 'red', at: minute(1).toISOString(), big: 9_007_199_254_740_992 }, // by JavaScript, not in jsonb
        big: '9007199254740993',
      },
      { pump: 'b', owner: 'u2', seen: '2026-01-01 00:00:00.123', colour: null, big: null },
    ]);
    expect(await rows('select drift, bytes > 0 as counted from staging.load_run')).toEqual([
      { drift: { colour: 2 }, counted: true },
    ]);
  });

  it('keeps what waits and where its reading stands in tables that a crash of the server empties together', async () => {
    await land({ id: 'a' });
    await load();
    const kinds = `select relname, relpersistence as kind from pg_class where oid in ('staging.pump__incoming'::regclass, 'staging.watermark'::regclass, 'staging.pump'::regclass) order by 1`;
    const expected = [
      { relname: 'pump', kind: 'p' },
      { relname: 'pump__incoming', kind: 'u' },
      { relname: 'watermark', kind: 'u' },
    ];
    expect(await rows(kinds)).toEqual(expected);
    await rows('alter table staging.watermark set logged'); // as an older engine made it
    await load();
    expect(await rows(kinds)).toEqual(expected);
  });

  it('starts a collection that a loader is moved to from its beginning', async () => {
    await land({ id: 'a', at: 500 });
    await load();
    const moved = { from: { collection: 'old_pump' } };
    await stores.raw.db.collection('old_pump').insertOne({ landedAt: minute(1), payload: { id: 'b' } });
    expect(await load(moved)).toMatchObject({ written: 1, watermark: minute(1).toISOString() });
    expect(await load(moved)).toMatchObject({ read: 1, settled: [] });
  });

  it.each([
    [{ document: 'pump' }, 'pump is both a column and the whole document: rename one of the two.'],
    [
      { into: { table: 'staging.pump', mode: 'merge', key: ['well'] } },
      'its key names column well, which it does not declare.',
    ],
    [
      { into: { table: 'staging.pump', mode: 'merge', key: ['level'] } },
      'column level is part of the key: declare it .required().',
    ],
    [{ into: { table: 'staging.pump', mode: 'merge', key: [] } }, 'mode merge needs a key: name the columns'],
    [
      { from: { collection: 'pump', overlap: { hours: -1 } } },
      'an overlap of -1 hours is no time to go back',
    ],
    [
      { into: { table: `staging.${'p'.repeat(53)}`, mode: 'append' } },
      'is longer than 52 characters, and the engine puts __incoming after it',
    ],
  ] as const)('refuses the declaration %j', (override, sentence) => {
    expect(() => pumpLoader(override)).toThrow(sentence);
  });

  it('refuses another key than the one of the rows that are there', async () => {
    await land({ id: 'a', colour: 'red' });
    await load();
    const columns = { ...pumpLoader().columns, colour: text('payload.colour').required() };
    await expect(
      load({ columns, into: { table: 'staging.pump', mode: 'merge', key: ['colour', 'pump'] } }),
    ).rejects.toThrow(
      /^The key of staging\.pump is pump, the declaration says colour, pump: declare it as it is/,
    );
  });
});
