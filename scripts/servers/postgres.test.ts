import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './ports.ts';
import { startPostgres, type RunningPostgres } from './postgres.ts';
import { endProcess } from './processes.ts';

const value = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the server is killed on purpose
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => (rows[0] as { value?: unknown } | undefined)?.value)
    .finally(() => client.end());
};

describe('the embedded PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-pg-'));
  const dataDir = join(folder, 'data');
  let running: RunningPostgres | undefined;
  const start = async () => {
    const options = {
      dataDir,
      port: await freePort(),
      password: 'secret',
      log: join(folder, 'log'),
      settings: { shared_buffers: '16MB' },
    };
    running = await startPostgres(options);
    return running;
  };
  beforeAll(() => chmodSync(folder, 0o755)); // PostgreSQL may run as another user
  afterAll(async () => {
    if (running) await endProcess(running.process, { signal: 'SIGQUIT' });
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts again at once after kill -9, with what was committed', async () => {
    const first = await start();
    await value(first.url, 'create table kept as select 42 as value');
    process.kill(first.process.pid, 'SIGKILL');
    const second = await start();
    expect(await value(second.url, 'select value from kept')).toBe(42);
  });

  it('is not held up by a lock file whose pid was given to someone else', async () => {
    if (running) await endProcess(running.process, { signal: 'SIGQUIT' });
    writeFileSync(
      join(dataDir, 'postmaster.pid'),
      `${process.pid}\n${dataDir}\n1700000000\n5432\n\n127.0.0.1\n0 0\nready\n`,
    );
    expect(await value((await start()).url, 'select value from kept')).toBe(42);
  });

  it('refuses a wrong password, naming the remedy', async () => {
    if (running) await endProcess(running.process, { signal: 'SIGQUIT' });
    running = undefined;
    const options = { dataDir, port: await freePort(), password: 'other', log: join(folder, 'log') };
    await expect(startPostgres(options)).rejects.toThrow(
      /refuses the stored password: run make clean to begin anew\.$/,
    );
  });
});
