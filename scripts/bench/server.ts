import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runStatements, urlOf } from '../servers/databases.ts';
import { freePort } from '../servers/ports.ts';
import { randomPassword, startPostgres } from '../servers/postgres.ts';
import { guard } from '../testing/guard.ts';

/** One PostgreSQL for the whole benchmark, with data of its own that goes with it, even when the benchmark is killed. */
export const startServer = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-bench-'));
  chmodSync(folder, 0o755); // PostgreSQL may run as another user
  const { process: server, url } = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    password: randomPassword(),
    log: join(folder, 'postgres.log'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' },
  });
  const guarded = guard([server.pid], folder);
  const clients: pg.Client[] = [];
  let made = 0;
  return {
    folder,
    url,
    database: async () => {
      const name = `bench_${++made}`;
      await runStatements(url, [`create database ${name}`]);
      const client = new pg.Client({ connectionString: urlOf(url, name) });
      await client.connect();
      clients.push(client);
      return { url: urlOf(url, name), client };
    },
    stop: async () => {
      await Promise.all(clients.map((client) => client.end()));
      await guarded.release();
    },
  };
};
