import { numeric, text } from '../declare/column.ts';
import { landFile } from '../land/landFile.ts';
import { fileLanding } from '../land/landing.ts';
import { meterLoader, meterProject, meters } from '../testing/meters.ts';
import { testStores } from '../testing/stores.ts';
import type { LoadEvent } from './events.ts';
import { load as loadProject } from './load.ts';

describe('load', () => {
  const { stores, file, land, load, readings, rows } = testStores();

  it('stages what landed once, types it, and finds nothing to do the second time', async () => {
    const path = file('a.csv', [
      { litres: '12345678901234567890.12345678901234567', labels: '{"n": 1.10, "t": "a\\tb"}' },
      { litres: '1e-3', started: '2026-01-01 10:00:00', ended: '2026-01-01T12:30:00.5+02:00' },
      { litres: '1e-3', started: '2026-01-01 10:00:00', ended: '2026-01-01T12:30:00.5+02:00' },
    ]);
    await land(path);
    expect(await load()).toMatchObject({
      status: 'done',
      deliveries: 1,
      read: 3,
      written: 3,
      rejected: 0,
      replaced: 0,
    });
    const staged = await rows(
      `select _delivery || ':' || right(_id, 8) = _id as keyed, _part, litres::text, labels::text,
         started_at at time zone 'UTC' || '' as started, ended_at at time zone 'UTC' || '' as ended
       from staging.reading order by _id`,
    );
    const twin = {
      keyed: true,
      _part: 'north|2026-01',
      litres: '0.001',
      labels: null,
      started: '2026-01-01 10:00:00',
      ended: '2026-01-01 10:30:00.5',
    };
    expect(staged).toEqual([
      {
        ...twin,
        litres: '12345678901234567890.12345678901234567',
        labels: '{"n": 1.10, "t": "a\\tb"}',
        started: null,
        ended: null,
      },
      twin,
      twin, // two identical genuine lines stay two
    ]);
    const before = await rows('select * from staging.reading order by _id');
    await land(path);
    expect(await load()).toMatchObject({ status: 'done', deliveries: 0, read: 0, written: 0 });
    expect(await rows('select * from staging.reading order by _id')).toEqual(before);
    expect(await rows('select * from staging.reading__incoming')).toEqual([]);
    expect(await rows('select * from staging.watermark')).toEqual([]);
  });

  it('replaces a part whole by its newer delivery and leaves the other parts alone', async () => {
    await land(file('jan.csv', [{ litres: '1' }, { litres: '2' }, { site: 'south', litres: '3' }]));
    await load();
    await land(file('jan2.csv', [{ litres: '7' }]));
    expect(await load()).toMatchObject({ written: 1, replaced: 2 });
    expect(await readings()).toEqual(['north 2026-01 7', 'south 2026-01 3']);
  });

  it('reads of a backlog only the newest delivery, and never goes back to an older one', async () => {
    await land(file('old.csv', [{ litres: '1' }]), file('new.csv', [{ litres: '2' }]));
    expect((await load()).settled.map(({ file: name, status }) => [name, status])).toEqual([
      ['new.csv', 'loaded'],
      ['old.csv', 'superseded'],
    ]);
    expect(await readings()).toEqual(['north 2026-01 2']);
  });

  it('keeps the newer part when an older delivery is completed late, and takes the other parts of it', async () => {
    await land(file('late.csv', [{ litres: '1' }, { site: 'south', litres: '5' }]));
    const manifests = stores.raw.db.collection('landing_manifest');
    await manifests.updateOne({ file: 'late.csv' }, { $set: { completedAt: null } });
    await land(file('new.csv', [{ litres: '2' }]));
    await load();
    expect(await readings()).toEqual(['north 2026-01 2']);
    await manifests.updateOne({ file: 'late.csv' }, { $set: { completedAt: new Date() } });
    await load();
    expect(await readings()).toEqual(['north 2026-01 2', 'south 2026-01 5']);
  });

  it('puts broken documents aside with path, reason and document, and stages the others', async () => {
    await land(
      file('broken.csv', [
        { litres: '12,5' },
        { litres: '-' },
        { site: '', started: '2026-02-30' },
        { started: '2026-01-02', ended: '2026-01-01' },
        { labels: '{not json' },
        { litres: '9' },
        { litres: '8' },
        { litres: '7' },
        { litres: '6' },
        { litres: '5' },
      ]),
    );
    expect(await load()).toMatchObject({ status: 'done', read: 10, written: 5, rejected: 5 });
    expect(await rows(`select path, reason from staging.rejected_row order by raw_id`)).toEqual([
      { path: 'payload.litres', reason: '"12,5" is not a decimal number' },
      { path: 'payload.litres', reason: 'is missing' },
      {
        path: 'payload.site',
        reason: 'is missing; payload.started: "2026-02-30" is not a date of the calendar',
      },
      { path: 'payload.ended', reason: 'is before started_at' },
      { path: 'payload.labels', reason: '"{not json" is not JSON' },
    ]);
    expect(
      await rows(
        `select document->'payload'->>'litres' as litres, raw_id = document->>'_id' as same from staging.rejected_row order by raw_id limit 1`,
      ),
    ).toEqual([{ litres: '12,5', same: true }]);
  });

  it('finds among many the row that only PostgreSQL can refuse', async () => {
    const many = Array.from({ length: 50 }, (_, at) => ({
      litres: String(at),
      labels: at === 33 ? '{"n": 1e200000}' : '',
    }));
    await land(file('postgres.csv', many));
    expect(await load()).toMatchObject({ status: 'done', written: 49, rejected: 1 });
    expect(await rows('select reason from staging.rejected_row')).toEqual([
      { reason: expect.stringContaining('PostgreSQL refuses it') },
    ]);
  });

  it('publishes nothing of a delivery with too many rejected rows, and takes it whole under a mended contract', async () => {
    await land(file('good.csv', [{ litres: '1' }]));
    await load();
    await land(
      file('bad.csv', [{ litres: 'x' }, { litres: 'y' }, { litres: '3' }]),
      file('other.csv', [{ site: 'south' }]),
    );
    const strict = { rejectAtMost: { share: 0.1, rows: 0 } };
    const run = await load(strict);
    expect(run).toMatchObject({ status: 'failed', written: 1, rejected: 2 });
    expect(run.error).toMatch(
      /^bad\.csv: 2 of 3 rows broke the contract of meters\.reading, more than the 10 %/,
    );
    expect(await readings()).toEqual(['north 2026-01 1', 'south 2026-01 1']);
    await load({ rejectAtMost: { share: 0.7, rows: 0 } });
    expect(await readings()).toEqual(['north 2026-01 3', 'south 2026-01 1']);
    expect(await rows('select count(*)::int from staging.rejected_row')).toEqual([{ count: 2 }]);
  });

  it('replaces U+0000 and half surrogate pairs, and counts them', async () => {
    await land(
      file('nul.csv', [
        { site: 'no\0rth' },
        { labels: '{"a": "x\\u0000y", "b": "\\ud83d\\ude00", "c": "\\\\u0000", "d": "\\ud83d"}' },
      ]),
    );
    expect(await load()).toMatchObject({ written: 2, nulReplaced: 3 });
    expect(await rows(`select site, labels from staging.reading order by _id`)).toEqual([
      { site: 'no\ufffdrth', labels: null },
      { site: 'north', labels: { a: 'x\ufffdy', b: '😀', c: '\\u0000', d: '\ufffd' } },
    ]);
  });

  it('sweeps documents without a landing time aside, once, and reports fields of no contract', async () => {
    await land(file('drift.csv', [{}, {}]));
    await stores.raw.db.collection<{ _id: string }>('meters_2026_01').insertMany([
      { _id: 'x', payload: {} },
      { _id: 'y', landedAt: '2026-01-01' },
    ] as unknown as { _id: string }[]);
    await stores.raw.db
      .collection('meters_2026_01')
      .updateOne({ 'payload.site': 'north' }, { $set: { 'payload.colour': 'blue' } });
    expect(await load()).toMatchObject({ written: 2, rejected: 2, drift: { colour: 1 } });
    await land(file('more.csv', [{ site: 'south' }]));
    expect(await load()).toMatchObject({ written: 1, rejected: 0 });
    expect(await rows('select raw_id, path, reason from staging.rejected_row order by raw_id')).toEqual([
      { raw_id: 'x', path: 'landedAt', reason: 'is missing' },
      { raw_id: 'y', path: 'landedAt', reason: 'is not a date' },
    ]);
  });

  it('says when the raw store holds fewer rows than landed, stages none of them, and takes them once repaired', async () => {
    const path = file('lost.csv', [{}, {}, {}]);
    await land(path, file('whole.csv', [{ site: 'south' }]));
    await stores.raw.db.collection('meters_2026_01').deleteOne({ 'payload.site': 'north' });
    const run = await load();
    expect(run).toMatchObject({ status: 'failed', written: 1 });
    expect(run.error).toMatch(
      /^lost\.csv: 3 rows were landed and the raw store holds 2 of them; .*--repair, then load\.$/,
    );
    expect(await readings()).toEqual(['south 2026-01 1']);
    await landFile(stores.raw.db, fileLanding(meters), path, { repair: true });
    expect(await load()).toMatchObject({ status: 'done', written: 3 });
  });

  it('keeps the older rows of a part of which every newer row is rejected', async () => {
    await land(file('good.csv', [{ litres: '1' }, { site: 'south', litres: '2' }]));
    await load();
    await land(file('half.csv', [{ litres: 'x' }, { site: 'south', litres: '3' }]));
    expect(await load()).toMatchObject({ status: 'done', written: 1, replaced: 1, rejected: 1 });
    expect(await readings()).toEqual(['north 2026-01 1', 'south 2026-01 3']);
  });

  it('takes a new column anywhere in the declaration, and refuses a changed type in one sentence', async () => {
    await land(file('one.csv', [{}]));
    await load();
    await land(file('two.csv', [{ site: 'south', labels: '{}' }]));
    const { site, ...others } = meterLoader().columns;
    const extended = { columns: { site: site!, month_again: text('payload.month'), ...others } };
    await load(extended);
    expect(await rows('select site, month_again, litres::text from staging.reading order by site')).toEqual([
      { site: 'north', month_again: null, litres: '1' },
      { site: 'south', month_again: '2026-01', litres: '1' },
    ]);
    await expect(load({ columns: { ...others, site: numeric('payload.site') } })).rejects.toThrow(
      /^staging\.reading\.site is text, the declaration says numeric: declare it as it is, give it another name, or/,
    );
  });

  it('loads again what stood in a table that was dropped', async () => {
    await land(file('one.csv', [{}]), file('two.csv', [{ site: 'south' }]));
    await load();
    await rows('drop table staging.reading, staging.reading__incoming');
    expect(await load()).toMatchObject({ status: 'done', deliveries: 2, written: 2 });
    expect(await readings()).toEqual(['north 2026-01 1', 'south 2026-01 1']);
  });

  it('judges a refused delivery anew under a mended contract', async () => {
    await land(file('wrong.csv', [{ litres: '1' }, { litres: '2' }]));
    const never = { column: 'litres', reason: 'is refused', holds: () => false };
    expect(await load({ checks: [never] })).toMatchObject({ status: 'failed', rejected: 2 });
    expect(await load()).toMatchObject({ status: 'done', written: 2, rejected: 0 });
    expect(await rows('select * from staging.rejected_row')).toEqual([]);
  });

  it('waits for a build that reads the sources, and says so', async () => {
    await land(file('wait.csv', [{}]));
    const build = await stores.staging.pool.connect();
    await build.query(`select pg_advisory_lock(hashtext('waterworks.sources'))`);
    const waited: LoadEvent[] = [];
    const running = loadProject(meterProject(), {
      raw: stores.raw.url,
      database: stores.staging.url,
      observe: async (event) => {
        if (event.step !== 'waiting') return;
        waited.push(event);
        await build.query('select pg_advisory_unlock_all()');
      },
    });
    expect(await running).toMatchObject([{ written: 1 }]);
    build.release();
    expect(waited).toEqual([{ step: 'waiting', loader: 'meters.reading', lock: 'waterworks.sources' }]);
  });

  it('runs two loads at once one after the other: the second finds nothing left', async () => {
    await land(file('both.csv', [{}, {}]));
    const runs = await Promise.all([load(), load()]);
    expect(runs.map((run) => run.written).sort()).toEqual([0, 2]);
    expect(await readings()).toHaveLength(2);
  });
});
