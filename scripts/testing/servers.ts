import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../servers/ports.ts';
import { randomPassword, startPostgres, type RunningPostgres } from '../servers/postgres.ts';
import { chooseRaw, startRaw } from '../servers/raw.ts';
import { guard } from './guard.ts';

export type TestServers = { postgresUrl: string; mongoUrl: string; stop: () => Promise<void> };

const startOnAnyPort = async (folder: string): Promise<RunningPostgres> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startPostgres({
        dataDir: join(folder, 'postgres'),
        port: await freePort(),
        password: randomPassword(),
        log: join(folder, 'postgres.log'),
        settings: {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
        },
      });
    } catch (error) {
      if (attempt === 3) throw error; // a port may be taken between asking for it and using it
    }
  }
};

const startEmbedded = async (): Promise<TestServers> => {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-test-'));
  chmodSync(folder, 0o755); // PostgreSQL may run as another user
  const postgres = await startOnAnyPort(folder);
  const postgresGuard = guard([postgres.process.pid], folder);
  const raw = await startRaw({ port: 0, folder, log: join(folder, 'raw.log'), keep: false }).catch(
    async (error) => {
      await postgresGuard.release();
      throw error;
    },
  );
  const rawGuard = guard(
    raw.process ? [raw.process.pid] : [],
    folder,
    raw.container ? `docker rm -f ${raw.container} >/dev/null 2>&1` : ':',
  );
  return {
    postgresUrl: postgres.url,
    mongoUrl: raw.url,
    stop: async () => {
      await rawGuard.release();
      await postgresGuard.release();
    },
  };
};

/** Starts one PostgreSQL and one raw store on free ports, with data of their own that goes when they stop: in containers where a Docker engine answers, else the embedded ones. */
export const startTestServers = async (): Promise<TestServers> => {
  if (chooseRaw()[0] !== 'docker') return startEmbedded();
  try {
    const { startContainers } = await import('./containers.ts'); // slow to load, and of use only with Docker
    return await startContainers();
  } catch (error) {
    process.stderr.write(
      `Containers did not start (${(error as Error).message}): using the embedded servers.\n`,
    );
    return startEmbedded();
  }
};
