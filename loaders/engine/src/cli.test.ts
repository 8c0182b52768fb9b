import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { testStores } from './testing/stores.ts';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
const project = fileURLToPath(new URL('./testing/meters.ts', import.meta.url));

describe('rosetta-load', () => {
  const { stores, file } = testStores();
  const run = (...args: string[]) => runUntil(undefined, 'SIGTERM', ...args);
  /** Runs the command, and stops it when it says something. */
  const runUntil = (says: RegExp | undefined, signal: NodeJS.Signals, ...args: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
      const env = { ...process.env, MONGO_URL: stores.raw.url, DATABASE_URL: stores.staging.url };
      const child = spawn(process.execPath, [cli, ...args], { env });
      let [out, err] = ['', ''];
      child.stdout.on('data', (data: Buffer) => (out += data.toString()));
      child.stderr.on('data', (data: Buffer) => {
        err += data.toString();
        if (says?.test(err) && !child.killed) child.kill(signal);
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out, err }));
    });

  it('tells a person what landed and what loaded', async () => {
    const good = file('good.csv', [{ litres: '1' }, { litres: 'x' }]);
    const landed = await run('land', 'meters', good, '/nowhere.csv', '--project', project);
    expect(landed.code).toBe(1);
    expect(landed.out).toMatch(
      /^ {2}good\.csv {2}2 rows {2}format meters-1 {2}landed in 1 collection in .+\n {2}refused: \/nowhere\.csv: there is no such file: check the path\.\nmeters: 2 files, 2 rows landed, 1 refused\.\n$/,
    );
    expect(await run('land', 'meters', good, '--project', project)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /known since .*, nothing to do\nmeters: 1 file, 0 rows landed, 1 known before\.\n$/,
      ),
    });
    expect(await run('load', '--project', project)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^meters\.reading\n {2}good\.csv {2}loaded {2}1 row {2}1 rejected .*\n {2}1 document broke the contract: .*\n {2}done: 2 documents read, 1 row written, 0 replaced, 1 rejected in .*\.\n$/,
      ),
    });
    expect(await run('load', '--project', project)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^meters\.reading\n {2}up to date \(last landing .*\), .*\n$/),
    });
  });

  it('gives a machine the same as JSON, and exit code 1 for a refused delivery', async () => {
    await run('land', 'meters', file('bad.csv', [{ litres: 'x' }, { litres: 'y' }]), '--project', project);
    const { code, out } = await run('load', '--project', project, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      {
        loader: 'meters.reading',
        status: 'failed',
        rejected: 2,
        settled: [
          {
            file: 'bad.csv',
            status: 'refused',
            reason: expect.stringContaining(
              'nothing of the file is staged. The first is row 1, payload.litres: "x" is not a decimal number. See',
            ),
          },
        ],
      },
    ]);
  });

  it.each([
    ['load', 'SIGTERM', 143],
    ['replay', 'SIGINT', 130],
  ] as const)(
    'stops %s at %s with exit code %i',
    async (command, signal, code) => {
      const build = await stores.staging.pool.connect();
      try {
        await build.query(`select pg_advisory_lock(hashtext('waterworks.sources'))`);
        const only = command === 'replay' ? ['--loader', 'meters.reading'] : [];
        const stopped = await runUntil(/waiting for lock/, signal, command, ...only, '--project', project);
        expect(stopped).toEqual({
          code,
          out: '',
          err: 'meters.reading: waiting for lock "waterworks.sources"\nThe wait for lock "waterworks.sources" was cancelled; nothing was begun.\n',
        });
      } finally {
        await build.query('select pg_advisory_unlock_all()');
        build.release();
      }
    },
    20_000,
  );

  it('replays rejected documents and reads a range again, in prose or as JSON', async () => {
    await run('land', 'meters', file('some.csv', [{ litres: 'x' }, { litres: '3' }]), '--project', project);
    await run('load', '--project', project);
    const replayed = await run('replay', '--loader', 'meters.reading', '--project', project);
    expect(replayed).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^meters\.reading\n {2}1 document still rejected: see .*\n {2}1 document read again, 0 rows written in /,
      ),
    });
    const range = ['--from', '2020-01-01', '--to', '2100-01-01T00:00:00Z'];
    const { code, out } = await run(
      'backfill',
      '--loader',
      'meters.reading',
      ...range,
      '--project',
      project,
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ command: 'backfill', read: 2, written: 1, rejected: 1 });
  });

  it.each([
    [
      ['replay', '--loader', 'gas.reading', '--project', project],
      /^There is no loader "gas\.reading": choose one of meters\.reading\.\n$/,
    ],
    [
      ['backfill', '--loader', 'meters.reading', '--from', 'May', '--to', '2026-01-01', '--project', project],
      /^--from: "May" is not a date or an ISO 8601 timestamp: write it as 2026-01-05/,
    ],
    [['land', 'gas', 'a.csv', '--project', project], /^There is no source "gas": choose one of meters\.\n$/],
    [
      ['load', '--source', 'gas', '--project', project],
      /^There is no source "gas": choose one of meters\.\n$/,
    ],
    [['load', '--project', '/nowhere'], /^\/nowhere: there is no index\.ts or module here: pass --project/],
    [['load', '--project', cli.replace('cli.ts', 'errors.ts')], /the module's default export is no project/],
    [
      ['load', '--project', project, '--raw', 'mongodb://127.0.0.1:1'],
      /^The raw store at 127\.0\.0\.1:1 does not answer .*: start it or/,
    ],
    [
      ['load', '--project', project, '--database', 'postgres://u:secret@127.0.0.1:1/x'],
      /^PostgreSQL at 127\.0\.0\.1:1 does not answer/,
    ],
    [['load', '--project', project, '--raw', ''], /--raw/],
    [['load', '--project', project, '--chunk', '0'], /--chunk/],
    [['fetch'], /Unknown argument: fetch/],
    [[], /^Say what to do: land, pull, load, replay or backfill\.\n$/],
  ])(
    'refuses %j in one sentence',
    async (args, sentence) => {
      const { code, out, err } = await run(...args);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(sentence);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).not.toContain('secret');
    },
    20_000,
  );
});
