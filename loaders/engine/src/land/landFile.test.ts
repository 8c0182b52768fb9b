import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';

import { meters } from '../testing/meters.ts';
import { readingsCsv, testFolder } from '../testing/files.ts';
import { landFile } from './landFile.ts';
import { fileLanding } from './landing.ts';

describe('landFile', () => {
  const folder = testFolder();
  let raw: TestRaw;
  beforeAll(async () => void (raw = await createTestRaw()));
  beforeEach(async () => void (await raw.db.dropDatabase()));
  afterAll(async () => {
    folder.drop();
    await raw.drop();
  });
  const land = (path: string, repair = false) => landFile(raw.db, fileLanding(meters), path, { repair });
  const documents = (collection: string) => raw.db.collection(collection).find().sort({ _id: 1 }).toArray();
  const everything = async () => {
    const names = (await raw.db.listCollections().toArray()).map(({ name }) => name).sort();
    return Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await documents(name)] as const)),
    );
  };

  it('keeps rows as written, by month, under the sha256 and the row number', async () => {
    const csv = readingsCsv([
      { litres: '1.50', labels: '{"a": "x,\n""y"}' },
      { month: '2026-02', site: 'sud é' },
    ]);
    const path = folder.write('a.csv', csv);
    const landed = await land(path);
    const sha256 = createHash('sha256').update(csv).digest('hex');
    expect(landed).toMatchObject({
      status: 'landed',
      sha256,
      rows: 2,
      collections: 2,
      labels: { format: 'meters-1' },
    });
    const envelope = { landedAt: landed.landedAt, source: 'meters', delivery: sha256 };
    expect(await documents('meters_2026_01')).toEqual([
      {
        _id: `${sha256}:00000001`,
        ...envelope,
        payload: {
          site: 'north',
          month: '2026-01',
          litres: '1.50',
          started: '',
          ended: '',
          labels: '{"a": "x,\n""y"}',
        },
      },
    ]);
    expect(await documents('meters_2026_02')).toMatchObject([
      { _id: `${sha256}:00000002`, payload: { site: 'sud é' } },
    ]);
    expect(await documents('landing_manifest')).toMatchObject([
      {
        _id: sha256,
        file: 'a.csv',
        format: 'meters-1',
        rows: 2,
        landedAt: landed.landedAt,
        completedAt: expect.any(Date),
        periods: [
          { collection: 'meters_2026_01', site: 'north', month: '2026-01', rows: 1 },
          { collection: 'meters_2026_02', site: 'sud é', month: '2026-02', rows: 1 },
        ],
      },
    ]);
  });

  it('leaves a known file alone, also under another name and zipped', async () => {
    const csv = readingsCsv([{}, {}]);
    await land(folder.write('b.csv', csv));
    const before = await everything();
    expect(await land(folder.write('b.csv', csv))).toMatchObject({ status: 'known', rows: 2 });
    expect(await land(folder.write('other.csv.gz', gzipSync(csv)))).toMatchObject({ status: 'known' });
    expect(await everything()).toEqual(before);
  });

  it('refuses a file that was landed as one of another source', async () => {
    const path = folder.write('mine.csv', readingsCsv([{}]));
    await land(path);
    for (const repair of [false, true])
      await expect(
        landFile(raw.db, fileLanding({ ...meters, name: 'tides' }), path, { repair }),
      ).rejects.toThrow(
        /mine\.csv: this file was landed before as meters, not as tides: give the source that it belongs to\.$/,
      );
  });

  it('puts back with repair what the raw store lost of a known file, and nothing twice', async () => {
    const path = folder.write('c.csv', readingsCsv([{}, { litres: '2' }, {}]));
    await land(path);
    const before = await documents('meters_2026_01');
    await raw.db.collection('meters_2026_01').deleteOne({ 'payload.litres': '2' });
    expect(await land(path, true)).toMatchObject({ status: 'landed' });
    expect(await documents('meters_2026_01')).toEqual(before);
  });

  it('gives a later delivery a later landing time, even when the clock went back', async () => {
    const first = await land(folder.write('d.csv', readingsCsv([{}])));
    const ahead = new Date(first.landedAt.getTime() + 3_600_000);
    await raw.db.collection<{ _id: string }>('landing_manifest').updateOne({}, { $set: { landedAt: ahead } });
    const second = await land(folder.write('e.csv', readingsCsv([{}, {}])));
    expect(second.landedAt.getTime()).toBe(ahead.getTime() + 1);
  });

  it.each([
    ['no file', undefined, /nofile\.csv: there is no such file/],
    ['an empty file', '', /:1: the file is empty/],
    ['a header alone', 'site,litres\n', /:2: the file has a header and no rows/],
    ['a foreign header', 'name,colour\na,b\n', /:1: the header lacks the column litres/],
    ['a column twice', 'site,litres,site\na,1,b\n', /:1: the header names column site twice/],
    ['a nameless column', 'site,,litres\na,1,b\n', /:1: column 2 of the header has no name/],
    [
      'a column that the store cannot hold',
      'litres,a.b\n1,2\n',
      /:1: the raw store cannot hold a column named "a\.b"/,
    ],
    ['a ragged row', 'site,litres\na,1\nb\nc,3\n', /:3: 1 values where the header has 2 columns/],
    ['a quote that is not closed', 'site,litres\na,1\n"b,2\n', /:\d: this is not well-formed CSV/],
    [
      'bytes that are not UTF-8',
      Buffer.from('site,litres\na,1\nb\xe9,2\n', 'latin1'),
      /:1: bytes .* not UTF-8/,
    ],
    ['cut gzip', gzipSync(readingsCsv([{}, {}])).subarray(0, 60), /the gzip data is cut or damaged/],
  ])('refuses %s in one sentence and lands nothing', async (_, content, sentence) => {
    const path = content === undefined ? 'nofile.csv' : folder.write('bad.csv', content);
    await expect(land(path)).rejects.toThrow(sentence);
    expect(await everything()).toEqual({});
  });
});
