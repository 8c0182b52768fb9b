import { gzipSync } from 'node:zlib';

import { Decimal128, Long } from 'mongodb';

import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';

import { land, type LandFilesOptions } from '../commands/land.ts';
import { pull } from '../commands/pull.ts';
import { testFolder } from '../testing/files.ts';
import { meterProject } from '../testing/meters.ts';
import { wellsProject } from '../testing/wells.ts';
import { wells, wellServer } from '../testing/wellServer.ts';

const reading = { site: 'north', month: '2026-01', litres: 1.5 };

describe('rosetta-load land, of JSON', () => {
  const folder = testFolder();
  let raw: TestRaw;
  beforeAll(async () => void (raw = await createTestRaw()));
  beforeEach(async () => void (await raw.db.dropDatabase()));
  afterAll(async () => {
    folder.drop();
    await raw.drop();
  });
  const landed = async (name: string, content: string | Buffer, options: Partial<LandFilesOptions> = {}) => {
    const [result] = await land(meterProject(), {
      source: 'meters',
      files: [folder.write(name, content)],
      raw: raw.url,
      ...options,
    });
    return result;
  };
  const documents = (collection: string) =>
    raw.db.collection<Record<string, unknown>>(collection).find().sort({ _id: 1 }).toArray();
  const everything = async () => (await raw.db.listCollections().toArray()).map(({ name }) => name);

  const two = [reading, { ...reading, site: 'sud é', labels: { a: [1, null] } }];
  it.each([
    ['a list', 'a.json', JSON.stringify(two)],
    ['a list over several lines', 'a.json', JSON.stringify(two, null, 2)],
    [
      'an answer with its list under a pointer',
      'a.json',
      JSON.stringify({ total: 2, result: { rows: two } }),
    ],
    ['one value per line', 'a.ndjson', two.map((row) => JSON.stringify(row)).join('\n')],
    ['one value per line, named .json', 'a.json', `${two.map((row) => JSON.stringify(row)).join('\n\n')}\n`],
    [
      'one value per line without a telling name',
      'export',
      two.map((row) => JSON.stringify(row)).join('\r\n'),
    ],
  ])('lands %s, plain or zipped, with the rows as they are', async (_, name, text) => {
    const options = text.includes('"result"') ? { list: '/result/rows' } : {};
    expect(await landed(name, text, options)).toMatchObject({ status: 'landed', rows: 2 });
    expect(await documents('meters_2026_01')).toMatchObject([
      { source: 'meters', landedAt: expect.any(Date), payload: two[0] },
      { payload: two[1] },
    ]);
    expect(await landed(`${name}.gz`, gzipSync(text), options)).toMatchObject({ status: 'known', rows: 2 });
  });

  it.each([
    ['a.json', (row: string) => `[${row}]`],
    ['a.ndjson', (row: string) => row],
  ])('keeps every digit of a number in %s', async (name, text) => {
    const numbers = `"whole":9007199254740993,"long":0.1000000000000000055511151231257827,"short":-12.50,"tiny":1e-7`;
    await landed(name, text(`{"month":"2026-01","litres":1,${numbers}}`));
    const [document] = await documents('meters_2026_01');
    expect(document?.['payload']).toMatchObject({
      whole: Long.fromString('9007199254740993'),
      long: Decimal128.fromString('0.1000000000000000055511151231257827'),
      short: -12.5,
      tiny: 1e-7,
    });
  });

  it.each([
    ['a.json', '', /a\.json:1: the file is empty/],
    ['a.json', '[]', /a\.json: there is no row at \/rows: export the file again, or name where/],
    ['a.ndjson', '\n', /a\.ndjson: the file has no rows/],
    ['a.json', '[{"litres":1},\n{"litres":', /a\.json:2: the JSON is cut short after 1 whole rows: fetch/],
    ['a.json', '[{"litres":"é"},\n\n{"litres":tru}]', /a\.json:3: this is not well-formed JSON: mend/],
    ['a.json', '[{"litres":1}\n,]', /a\.json:2: this is not well-formed JSON: mend/],
    ['a.json', '[{"litres":1}]\n\n[]', /a\.json:1: more follows after the JSON document ends: say --format/],
    ['a.json', '[{"litres":1},\n7]', /a\.json: there is no object at \/1, which a row is/],
    ['a.json', '{"rows":{"litres":1}}', /a\.json: there is no list at \/rows: name where/],
    ['a.json', '{"other":[{"litres":1}]}', /a\.json: there is no row at \/rows: /],
    ['a.json', '[{"name":1}]', /a\.json: the header lacks the column litres/],
    ['a.json', '[{"litres":1,"a.b":2}]', /a\.json: the raw store cannot hold a column named "a\.b"/],
    [
      'a.json',
      '[{"litres":1,"x":{"a\\u0000":2}}]',
      /a\.json: \/0: the raw store cannot hold the row \(.*null/,
    ],
    ['a.ndjson', () => `{"litres":1}\n{"litres":"${'x'.repeat(17e6)}"}`, /a\.ndjson:2: the row takes 17 MiB/],
    ['a.ndjson', `{"litres":${'['.repeat(95)}${']'.repeat(95)}}`, /a\.ndjson:1: the row is nested deeper/],
    ['a.ndjson', '{"litres":1}\n{"litres":', /a\.ndjson:2: the JSON of this line is cut short: fetch/],
    [
      'a.ndjson',
      '{"litres":1}\n{"litres" 2}\n{"litres":3}',
      /a\.ndjson:2: this line is not well-formed JSON/,
    ],
    ['a.ndjson', '{"litres":1}\n[]', /a\.ndjson:2: there is no object at \/, which a row is/],
    ['a.ndjson', () => `{"litres":"${'x'.repeat(34e6)}`, /a\.ndjson:1: the line is longer than 32 MiB/],
    [
      'a.ndjson',
      Buffer.from('{"litres":1}\n{"litres":"\xe9"}', 'latin1'),
      /a\.ndjson:\d: bytes .* not UTF-8/,
    ],
    ['a.json', Buffer.from('\ufeff[{"litres":1}]', 'utf16le'), /a\.json:1: bytes .* not UTF-8/],
    ['a.json.gz', gzipSync('[{"litres":1}]').subarray(0, 20), /a\.json\.gz: the gzip data is cut or damaged/],
  ])('refuses %s (%#) in one sentence and lands nothing', async (name, text, sentence) => {
    // Made here: jest writes a table's values into its titles, however long they are.
    const content = typeof text === 'function' ? text() : text;
    expect(await landed(name, content, { list: '/rows' })).toEqual({
      file: expect.any(String),
      status: 'refused',
      error: expect.stringMatching(sentence),
    });
    expect(await everything()).toEqual([]);
  });

  describe('of an entity that is also pulled', () => {
    const asWells = (way: string, name: string, rows: readonly object[], each?: string) =>
      land(wellsProject(way), {
        source: 'wells',
        entity: 'well',
        each,
        raw: raw.url,
        files: [folder.write(name, JSON.stringify({ result: rows }))],
      });

    it('puts rows where a pull puts them, and those that were pulled are there once', async () => {
      const server = await wellServer();
      server.state.wells = wells(3);
      const environment = { WELLS_URL: server.url, WELLS_TOKEN: 'secret' };
      await pull(wellsProject('climbing'), { source: 'wells', raw: raw.url, environment });
      await server.close();
      const [result] = await asWells('climbing', 'wells.json', wells(5));
      const all = await documents('wells');
      expect(all.map(({ payload }) => payload)).toEqual(wells(5));
      expect(Object.keys(all[4] ?? {})).toEqual(Object.keys(all[0] ?? {}));
      expect(all[4]).toMatchObject({
        _id: expect.stringMatching(/^wells:well:w004:2026-01-05T10:04:00\.000Z:[0-9a-f]{16}$/),
        entity: 'well',
        delivery: result && 'sha256' in result ? `${result.sha256}@wells.well` : undefined,
      });
    });

    it('takes over rows of a file that was never wholly landed, which loaders pass over', async () => {
      await asWells('climbing', 'first.json', wells(2));
      await raw.db.collection('landing_manifest').updateMany({}, { $set: { completedAt: null } });
      const [result] = await asWells('climbing', 'second.json', wells(3));
      const delivery = result && 'sha256' in result ? `${result.sha256}@wells.well` : '';
      expect((await documents('wells')).map((document) => document['delivery'])).toEqual([
        delivery,
        delivery,
        delivery,
      ]);
    });

    it('is a snapshot of its own, in which a row that the file holds twice is there once', async () => {
      await asWells('snapshot', 'monday.json', [...wells(3), ...wells(1)]);
      await asWells('snapshot', 'tuesday.json', wells(2));
      const all = await documents('wells');
      expect(all).toHaveLength(5);
      for (const { _id, periods } of await documents('landing_manifest'))
        expect(periods).toEqual([
          { collection: 'wells', rows: all.filter(({ delivery }) => delivery === _id).length },
        ]);
    });

    it.each([
      [{ entity: undefined }, /^Say with --entity what the files hold of wells: one of well\.$/],
      [{ entity: 'pump' }, /^wells has no entity "pump": choose one of well\.$/],
      [{ each: 'north' }, /^wells\.well is not kept for each of anything: leave out --each\.$/],
      [{ list: 'result' }, /^--list result: write it as a JSON pointer/],
    ])('asks for %o in one sentence', (options, sentence) => {
      const all = { source: 'wells', entity: 'well', files: ['a.json'], raw: raw.url, ...options };
      return expect((async () => land(wellsProject('whole'), all))()).rejects.toThrow(sentence);
    });

    it.each([
      [{ id: 'w1' }, /there is nothing at \/result\/0\/changed, which says when a row changed/],
      [{ changed: '2026-01-05T10:00:00Z' }, /there is nothing at \/result\/0\/id, which identifies a row/],
      [{ id: 'w1', changed: 'monday' }, /there is no instant at \/result\/0\/changed/],
    ])('refuses %o by its pointer', async (row, sentence) => {
      expect(await asWells('climbing', 'odd.json', [row])).toMatchObject([
        { status: 'refused', error: expect.stringMatching(sentence) },
      ]);
      expect(await everything()).toEqual([]);
    });
  });
});
