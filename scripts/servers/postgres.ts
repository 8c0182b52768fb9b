import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { postgresBinaries } from './postgresBinaries.ts';
import { postgresUser, type PostgresUser } from './postgresUser.ts';
import { commandOf, endProcess, isAlive, type ProcessId } from './processes.ts';
import { startDetached } from './detached.ts';
import { Problem } from './problem.ts';

export type PostgresOptions = {
  /** Made on first use; handed to the user that PostgreSQL runs as. */
  dataDir: string;
  port: number;
  /** Of the superuser `postgres`. */
  password: string;
  log: string;
  settings?: Record<string, string>;
  /** Added to the server's environment. */
  env?: Record<string, string>;
};

export type RunningPostgres = { process: ProcessId; port: number; url: string };

const own = (path: string, { uid, gid }: PostgresUser) => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
};

/** A half-made cluster (a crash inside initdb) is made anew; a finished one is kept. */
const initialise = ({ dataDir, password }: PostgresOptions, bin: string, user: PostgresUser): void => {
  const finished = join(dataDir, 'rosetta-initialised');
  if (existsSync(finished)) return;
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  own(dataDir, user);
  const secrets = mkdtempSync(join(tmpdir(), 'rosetta-initdb-'));
  const passwordFile = join(secrets, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  [secrets, passwordFile].forEach((path) => own(path, user));
  const options = [
    '-D',
    dataDir,
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ];
  const result = spawnSync(
    join(bin, 'initdb'),
    process.platform === 'darwin' ? options.map((o) => o.replace('C.UTF-8', 'C')) : options,
    { ...user, cwd: '/', encoding: 'utf8' },
  );
  rmSync(secrets, { recursive: true, force: true });
  if (result.status !== 0)
    throw new Problem(
      `initdb could not make a PostgreSQL cluster in ${dataDir}: ${(result.stderr || String(result.error)).trim()}`,
    );
  writeFileSync(finished, `${new Date().toISOString()}\n`);
};

/**
 * After a kill -9 the lock file of the dead server stays, and PostgreSQL believes in it when its pid was given to
 * someone else. Only a file whose pid is not a PostgreSQL server on this data is removed.
 */
const healLock = (dataDir: string): void => {
  const lock = join(dataDir, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || !commandOf(pid).includes(dataDir)) rmSync(lock, { force: true });
};

const tail = (log: string) =>
  existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n') : '';

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // a refusal also arrives as the rejection below
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new Problem(
        `PostgreSQL answers at ${url.replace(/:[^:@]*@/, ':***@')} but refuses the stored password: run make clean to begin anew.`,
      );
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const launch = (
  { dataDir, port, log, settings, env }: PostgresOptions,
  bin: string,
  user: PostgresUser,
): ProcessId | undefined => {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return startDetached(join(bin, 'postgres'), ['-D', dataDir, '-p', String(port), ...flags], {
    cwd: '/',
    log,
    env,
    ...user,
  });
};

/** Waits until the server answers; one that does not, or that refuses us, is ended. */
const becomesReady = async (server: ProcessId | undefined, url: string): Promise<boolean> => {
  const deadline = Date.now() + 120_000; // crash recovery of a large write-ahead log takes its time
  let ready = false;
  try {
    while (!ready && isAlive(server) && Date.now() < deadline) {
      ready = await answers(url);
      if (!ready) await sleep(50);
    }
    return ready;
  } finally {
    if (!ready && server) await endProcess(server, { signal: 'SIGINT' });
  }
};

/** Starts PostgreSQL in the background and waits until it answers; makes its cluster on first use. */
export const startPostgres = async (options: PostgresOptions): Promise<RunningPostgres> => {
  const { dataDir, port, password, log } = options;
  const user = postgresUser();
  const bin = postgresBinaries(user);
  initialise(options, bin, user);
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const startedAt = Date.now();
  while (Date.now() - startedAt < 15_000) {
    healLock(dataDir);
    const server = launch(options, bin, user);
    if (await becomesReady(server, url)) return { process: server as ProcessId, port, url };
    // Workers of a killed server hold its shared memory for a moment longer.
    if (!/pre-existing shared memory|lock file .* already exists/.test(tail(log))) break;
    await sleep(500);
  }
  throw new Problem(`PostgreSQL did not start on port ${port}; its log ${log} ends with:\n${tail(log)}`);
};

/** A password that needs no escaping anywhere. */
export const randomPassword = (): string => randomBytes(18).toString('hex');
