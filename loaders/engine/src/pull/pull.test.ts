import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';

import { pull, type PullOptions } from '../commands/pull.ts';
import { runWorker } from '../testing/runWorker.ts';
import { wellsProject } from '../testing/wells.ts';
import { cut, halfPage, status, wells, wellServer } from '../testing/wellServer.ts';
import type { Clock } from './clock.ts';

describe('rosetta-load pull', () => {
  let raw: TestRaw;
  let server: Awaited<ReturnType<typeof wellServer>>;
  let waits: number[];
  let clock: Clock;
  beforeAll(async () => {
    raw = await createTestRaw();
    server = await wellServer();
  });
  beforeEach(async () => {
    await raw.db.dropDatabase();
    server.reset();
    waits = [];
    let now = Date.UTC(2026, 0, 6);
    clock = {
      now: () => now,
      sleep: async (ms) => {
        now += ms;
        if (ms >= 100) waits.push(ms); // below it is only the rate
      },
      random: () => 1,
    };
  });
  afterAll(async () => {
    await raw.drop();
    await server.close();
  });

  const run = async (way: string, options: Partial<PullOptions> = {}) => {
    const environment = { WELLS_URL: server.url, WELLS_TOKEN: 'secret' };
    const [result] = await pull(wellsProject(way), {
      source: 'wells',
      raw: raw.url,
      environment,
      clock,
      ...options,
    });
    return result;
  };
  const documents = () =>
    raw.db.collection<{ _id: string; payload: { id: string } }>('wells').find().toArray();
  const landedIds = async () => (await documents()).map(({ payload }) => payload.id).sort();
  const idsOf = (many: number) => wells(many).map(({ id }) => id);

  it.each(['climbing', 'numbered', 'byKey'])('lands every row of every page once, %s', async (way) => {
    server.state.wells = wells(11);
    expect(await run(way)).toMatchObject({ status: 'done', landed: 11, isResumed: false });
    expect(await landedIds()).toEqual(idsOf(11));
    expect((await documents())[0]).toMatchObject({
      _id: expect.stringMatching(/^wells:well:w000:2026-01-05T10:00:00\.000Z:[0-9a-f]{16}$/),
      landedAt: expect.any(Date),
      source: 'wells',
      entity: 'well',
      delivery: 'wells.well@2026-01-06T00:00:00.000Z',
      payload: wells(1)[0],
    });
    expect(server.state.requests[0]?.headers.authorization).toBe('Bearer secret');
    expect(await raw.db.collection('pull_run').find().toArray()).toMatchObject([
      { landed: 11, entity: 'well' },
    ]);
  });

  it('asks next time from where it was, less the overlap, and lands only what changed', async () => {
    server.state.wells = wells(3);
    await run('climbing');
    server.state.wells = [...wells(2), { id: 'w002', changed: '2026-01-05T23:30:00.000Z', depth: 99 }];
    server.state.requests = [];
    expect(await run('climbing')).toMatchObject({ status: 'done', rows: 1, landed: 1 });
    expect(server.state.requests[0]?.query.get('since')).toBe('2026-01-05T23:00:00.000Z');
    expect(await landedIds()).toEqual(['w000', 'w001', 'w002', 'w002']);
    expect(await run('climbing')).toMatchObject({ rows: 1, landed: 0 });
    expect(await run('climbing', { since: new Date(0) })).toMatchObject({ rows: 3, landed: 0 });
  });

  it('keeps two versions of a row that changed twice within the unit of its stamp', async () => {
    const [well] = wells(1);
    server.state.wells = [well!];
    await run('whole');
    server.state.wells = [{ ...well!, depth: 7 }];
    expect(await run('whole', { since: new Date(0) })).toMatchObject({ landed: 1 });
    expect(await documents()).toHaveLength(2);
  });

  it('sends nothing but the key with a key', async () => {
    server.state.wells = wells(5);
    await run('byKey');
    expect([...(server.state.requests[1]?.query.keys() ?? [])]).toEqual(['next']);
  });

  it('loses no row when rows change, and move to the end, while they are paged', async () => {
    server.state.wells = wells(11);
    const move = (id: string, changed: string) => () => {
      server.state.wells = server.state.wells.map((well) => (well.id === id ? { ...well, changed } : well));
    };
    server.state.after.set(1, move('w001', '2026-01-05T11:00:00.000Z'));
    server.state.after.set(2, move('w000', '2026-01-05T11:01:00.000Z'));
    expect(await run('climbing')).toMatchObject({ status: 'done', landed: 13 });
    expect(new Set(await landedIds())).toEqual(new Set(idsOf(11)));
  });

  it('pages through rows of one instant, and begins them again when they moved', async () => {
    server.state.wells = wells(14, { sameMinute: true });
    // The first row goes: without the anchor the row at the third page's edge would be skipped.
    server.state.after.set(2, () => void server.state.wells.shift());
    expect(await run('climbing')).toMatchObject({ status: 'done', landed: 14 });
    expect(await landedIds()).toEqual(idsOf(14));
    const offsets = server.state.requests.map(({ query }) => query.get('offset')).join(' ');
    expect(offsets).toBe('0 0 3 0 3 6 9 12');
  });

  it('drops rows that come again on the next page', async () => {
    server.state.wells = wells(8);
    server.state.after.set(1, () => server.state.wells.unshift({ ...wells(1)[0]!, id: 'w-new' }));
    expect(await run('byKey')).toMatchObject({ status: 'done', rows: 9, landed: 8 });
    expect(await landedIds()).toEqual(idsOf(8));
  });

  it.each([
    ['429 with seconds', status(429, { 'retry-after': '30' }), 30_000],
    ['503 with a date', status(503, { 'retry-after': 'Tue, 06 Jan 2026 00:02:00 GMT' }), 120_000],
    ['429 alone', status(429), 1_000],
    ['500', status(500), 1_000],
    ['half a page', halfPage, 1_000],
    ['a cut connection', cut, 1_000],
  ])('asks again after %s, as late as it should', async (_name, mischief, expected) => {
    server.state.wells = wells(6);
    server.state.mischief = [null, mischief];
    expect(await run('climbing')).toMatchObject({ status: 'done', landed: 6 });
    expect(waits).toHaveLength(1);
    expect(Math.abs(waits[0]! - expected)).toBeLessThan(50); // the rate took some milliseconds off the date
    expect(await landedIds()).toEqual(idsOf(6));
  });

  it('gives up at the eighth try, having waited longer each time, and goes on from there', async () => {
    server.state.wells = wells(11);
    server.state.mischief = [null, ...Array.from({ length: 8 }, () => status(502))];
    expect(await run('byKey')).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(
        /^wells\.well: GET \/wells of 127\.0\.0\.1:\d+ failed 8 times, last because it answered 502: pull again later, it goes on from there\.$/,
      ) as string,
    });
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000]);
    server.state.requests = [];
    expect(await run('byKey')).toMatchObject({ status: 'done', isResumed: true, pages: 3, landed: 11 });
    expect(server.state.requests[0]?.query.get('next')).toMatch(/\|4$/);
  });

  it('begins again when the source has forgotten the key at which the last pull was cut', async () => {
    server.state.wells = wells(11);
    server.state.mischief = [null, status(404)];
    expect(await run('byKey')).toMatchObject({ status: 'failed' });
    server.state.mischief = [status(400)];
    expect(await run('byKey')).toMatchObject({ status: 'done', isResumed: true });
    expect(await landedIds()).toEqual(idsOf(11));
  });

  it.each([
    ['401', status(401), /answered 401 \(no\): WELLS_TOKEN is wrong or has expired, set a valid one\.$/],
    [
      '403',
      status(403, {}, '{"error":{"message":"secret lacks wells.read"}}'),
      /answered 403 \(\*\*\* lacks wells\.read\): give the account of WELLS_TOKEN the permission wells\.read\.$/,
    ],
    [
      '404',
      status(404, {}, ''),
      /answered 404: check WELLS_URL, what it is pulled for, and that WELLS_TOKEN may see it/,
    ],
    [
      'a redirect',
      status(302, { location: 'https://sso.example/login?secret' }, ''),
      /answered 302: it redirects to https:\/\/sso\.example, set WELLS_URL to the address that answers\.$/,
    ],
    [
      'a web page',
      status(200, { 'content-type': 'text/html' }, '<html>'),
      /answered a web page instead of JSON: check that WELLS_URL/,
    ],
    [
      'an hour of patience',
      status(429, { 'retry-after': '3600' }),
      /it answered 429, and it asks for 60 minutes of patience/,
    ],
  ])('says in one sentence what %s means, and tries no more', async (_name, mischief, sentence) => {
    // prettier-ignore
    server.state.mischief = [mischief];
    const result = await run('climbing');
    expect(result).toMatchObject({ status: 'failed', error: expect.stringMatching(sentence) as string });
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(server.state.requests).toHaveLength(1);
  });

  it.each([
    ['{"data":[]}', 'nothing at /result:'],
    ['{"result":{}}', 'no list at /result:'],
    ['{"result":[1]}', 'no object at /result/0:'],
    ['{"result":[{"id":"a","changed":"2026-01-05"},{"changed":"2026-01-05"}]}', 'nothing at /result/1/id,'],
    ['{"result":[{"id":"a"}]}', 'nothing at /result/0/changed,'],
    ['{"result":[{"id":"a","changed":"soon"}]}', 'no instant at /result/0/changed:'],
  ])('points at what is not as declared in %s', async (body, words) => {
    server.state.body = body;
    expect(await run('climbing')).toMatchObject({ error: expect.stringContaining(words) as string });
    expect(await documents()).toEqual([]);
  });

  it('refuses a source that does not filter, and a key that leads to itself', async () => {
    const row = (at: string) => `{"id":"${at}","changed":"${at}"}`;
    server.state.body = `{"result":[${['2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04'].map(row).join()}],"next":"k"}`;
    expect(await run('byKey')).toMatchObject({
      error: 'wells.well: /next is the key of this same page again.',
    });
    expect(await run('climbing', { since: new Date('2026-01-01') })).toMatchObject({
      error: expect.stringContaining(
        'before 2026-01-01T00:00:00.000Z, so the source neither filters',
      ) as string,
    });
  });

  it('refuses a source that does not sort', async () => {
    server.state.body = '{"result":[{"id":"b","changed":"2026-01-05"},{"id":"a","changed":"2026-01-04"}]}';
    expect(await run('climbing')).toMatchObject({
      error: expect.stringContaining('the rows are not sorted by when they changed') as string,
    });
  });

  it('keeps every digit, and names that the raw store reads as operators', async () => {
    server.state.body = `{"result":[{"id":9007199254740993,"changed":null,"rate":0.12345678901234567890,"f:spec":{".":{"$x":1}}}]}`;
    expect(await run('whole')).toMatchObject({ status: 'done', landed: 1 });
    const [document] = await raw.db.collection('wells').find({}, { promoteLongs: false }).toArray();
    expect(String(document?._id)).toMatch(/^wells:well:9007199254740993:-:/);
    expect(String(document?.['payload'].id)).toBe('9007199254740993');
    expect(String(document?.['payload'].rate)).toBe('0.12345678901234567890');
    expect(document?.['payload']['f:spec']).toMatchObject({ '.': { $x: expect.anything() as unknown } });
  });

  it('says which name the raw store cannot hold', async () => {
    server.state.body = '{"result":[{"id":"a","changed":null,"odd\\u0000name":1}]}';
    expect(await run('whole')).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(
        /^wells\.well: a row cannot be kept in the raw store \(.*null bytes.*\): correct/,
      ) as string,
    });
  });

  it('lands a snapshot whole each time, under its own delivery', async () => {
    server.state.wells = wells(5);
    await run('snapshot');
    await clock.sleep(86_400_000, new AbortController().signal);
    server.state.wells = wells(4);
    expect(await run('snapshot')).toMatchObject({ status: 'done', landed: 4 });
    const { 1: second } = await raw.db.collection('pull_run').find().sort({ completedAt: 1 }).toArray();
    expect(await raw.db.collection('wells').countDocuments({ delivery: String(second?._id) })).toBe(4);
  });

  it('begins a snapshot again that was cut long ago', async () => {
    server.state.wells = wells(6);
    server.state.mischief = [null, status(404)];
    await run('snapshot');
    await clock.sleep(7 * 3_600_000, new AbortController().signal);
    expect(await run('snapshot')).toMatchObject({ status: 'done', isResumed: false, landed: 6 });
    expect(await raw.db.collection('pull_run').countDocuments()).toBe(1);
  });

  it('stops when it is told to, and goes on from there', async () => {
    server.state.wells = wells(11);
    const controller = new AbortController();
    const stopping = {
      signal: controller.signal,
      observe: ({ step }: { step: string }) => step === 'page' && controller.abort(),
    };
    expect(await run('byKey', stopping as never)).toMatchObject({ status: 'stopped' });
    expect(await landedIds()).toHaveLength(4);
    expect(await run('byKey')).toMatchObject({ status: 'done', isResumed: true, landed: 11 });
  });

  it('leaves the field to a pull that began later', async () => {
    server.state.wells = wells(11);
    let second: unknown;
    const first = await run('byKey', {
      observe: async ({ step }) => {
        if (step === 'landed') second ??= await run('byKey');
      },
    });
    expect(second).toMatchObject({ status: 'done' });
    expect(first).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('another pull of it has begun') as string,
    });
    expect(await landedIds()).toEqual(idsOf(11));
  });

  it.each([
    ['climbing', 'landed', 1],
    ['climbing', 'page', 2],
    ['byKey', 'landed', 2],
    ['byKey', 'page', 1],
    ['snapshot', 'landed', 2],
  ])('loses and doubles nothing when killed, %s, at %s %i', async (way, step, nth) => {
    server.state.wells = wells(11);
    const work = { raw: raw.url, url: server.url, way, killAt: { step, nth } };
    expect(await runWorker(work, 'pullWorker.ts')).toBe('SIGKILL');
    expect(await run(way)).toMatchObject({ status: 'done', isResumed: true });
    expect(await landedIds()).toEqual(idsOf(11));
  });
});
