import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';

import { testFolder } from '../testing/files.ts';
import { status, wells, wellServer } from '../testing/wellServer.ts';

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
const project = fileURLToPath(new URL('../testing/wells.ts', import.meta.url));

describe('rosetta-load pull, the command', () => {
  const folder = testFolder();
  let raw: TestRaw;
  let server: Awaited<ReturnType<typeof wellServer>>;
  beforeAll(async () => {
    raw = await createTestRaw();
    server = await wellServer();
  });
  beforeEach(async () => {
    await raw.db.dropDatabase();
    server.reset();
  });
  afterAll(async () => {
    folder.drop();
    await raw.drop();
    await server.close();
  });

  const start = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
    const env = {
      ...process.env,
      MONGO_URL: raw.url,
      WELLS_URL: server.url,
      WELLS_TOKEN: 'secret',
      ...environment,
    };
    const child = spawn(process.execPath, [cli, 'pull', ...args, '--project', project], { env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out, err }));
    });
    return { child, ended };
  };
  const run = (args: readonly string[], environment?: NodeJS.ProcessEnv) => start(args, environment).ended;

  it('tells a person what came, and a machine the same', async () => {
    server.state.wells = wells(6);
    const file = folder.write('token', 'secret\n');
    const { code, out } = await run(['wells'], { WELLS_TOKEN: undefined, WELLS_TOKEN_FILE: file });
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        /^ {2}wells\.well {2}2 pages {2}7 rows {2}6 new since 1970-01-01T00:00:00\.000Z in .+\nwells: 6 new rows\.\n$/,
      ),
    ]);
    const again = await run(['wells', '--since', '2026-01-05T10:05:00Z', '--json']);
    expect(JSON.parse(again.out)).toMatchObject([
      { entity: 'wells.well', status: 'done', since: '2026-01-05T10:05:00.000Z', rows: 1, landed: 0 },
    ]);
  });

  it('stops at SIGTERM with 143, and the next one goes on from there', async () => {
    server.state.wells = wells(11);
    server.state.mischief = [null, status(429, { 'retry-after': '600' })];
    const { child, ended } = start(['wells']);
    await new Promise<void>((resolve) => child.stderr.once('data', () => resolve()));
    child.kill('SIGTERM');
    expect(await ended).toEqual({
      code: 143,
      err: 'wells.well: it answered 429; again in 600.0 s (try 2)\n',
      out: '  stopped: wells.well: pull again, it goes on from there.\nwells: 0 new rows, 1 of 1 not pulled to the end.\n',
    });
    expect(await run(['wells'])).toMatchObject({
      code: 0,
      out: expect.stringContaining(', resumed in ') as string,
    });
    expect(await raw.db.collection('wells').countDocuments()).toBe(11);
  });

  it.each([
    [['gas'], {}, /^There is no source "gas" to pull: choose one of wells\.\n$/],
    [['wells', '--entity', 'pump'], {}, /^wells has no entity "pump": choose one of well\.\n$/],
    [['wells', '--since', 'yesterday'], {}, /^--since: "yesterday" is not .*: write it as 2026-01-05 or/],
    [['wells'], { WELLS_URL: 'wells.example' }, /^Set WELLS_URL to the address of wells/],
    [['wells'], { WELLS_URL: 'https://u:secret@wells.example' }, /^WELLS_URL must be an address alone/],
    [['wells'], { WELLS_TOKEN: '' }, /^Set WELLS_TOKEN to the token of wells, or WELLS_TOKEN_FILE/],
    [['wells'], { WELLS_TOKEN: 'secret\nsecret' }, /^WELLS_TOKEN holds a line break or characters/],
    [
      ['wells'],
      { WELLS_TOKEN: undefined, WELLS_TOKEN_FILE: '/nowhere' },
      /^WELLS_TOKEN_FILE: \/nowhere cannot be read \(ENOENT\)/,
    ],
  ])('refuses %j with %j in one sentence', async (args, environment, sentence) => {
    // prettier-ignore
    const { code, out, err } = await run(args, environment);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toContain('secret');
  });

  it('ends with 1 when the source refuses', async () => {
    server.state.mischief = [status(401)];
    const { code, out } = await run(['wells']);
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/^ {2}failed: wells\.well: .* 401 \(no\): WELLS_TOKEN is wrong/),
    ]);
  });
});
