import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../servers/ports.ts';
import { randomPassword, startPostgres, type PostgresOptions } from '../servers/postgres.ts';
import { endProcess } from '../servers/processes.ts';
import { guard } from './guard.ts';

/** A PostgreSQL of a test file's own, which it may crash. */
export type RestartableServer = {
  url: string;
  /** Ends the server at once, as a crash does, and starts it again. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a server that keeps what it committed when it is ended at once. Call `stop` in afterAll. */
export const startRestartable = async (): Promise<RestartableServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-restart-'));
  chmodSync(folder, 0o755); // PostgreSQL may run as another user
  const options: PostgresOptions = {
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    password: randomPassword(),
    log: join(folder, 'postgres.log'),
    // The server crashes, the machine does not: what the operating system was given is safe.
    settings: { fsync: 'off', full_page_writes: 'off' },
  };
  const { process: first, url } = await startPostgres(options);
  let server = first;
  // The server that is there at the end, whichever it is.
  const running = 'head -1 "$FOLDER/postgres/postmaster.pid"';
  const watch = guard([], folder, `kill -QUIT "$(${running})" 2>/dev/null; sleep 0.3`);
  return {
    url,
    restart: async () => {
      await endProcess(server, { signal: 'SIGQUIT' });
      ({ process: server } = await startPostgres(options));
    },
    stop: watch.release,
  };
};
