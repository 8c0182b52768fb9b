import pg from 'pg';
import { migrate } from '@rosetta/batch-kit/migrate';
import { ensureDatabases } from '../../servers/databases.ts';
import { postgresDataDir } from '../../servers/postgresDataDir.ts';
import { startPostgres } from '../../servers/postgres.ts';
import type { DemoContext } from '../context.ts';
import { marksOf, type Server } from '../server.ts';

/** PostgreSQL with the databases and roles of Rosetta. */
export const postgresServer = ({ ports, secrets, urls, logOf }: DemoContext): Server => ({
  name: 'postgres',
  title: 'PostgreSQL',
  port: ports.postgres,
  log: logOf('postgres'),
  fingerprint: 'v1',
  signal: 'SIGINT', // "fast": ends open sessions instead of waiting for them
  start: async () => {
    const { process } = await startPostgres({
      dataDir: postgresDataDir(),
      port: ports.postgres,
      password: secrets.postgres,
      log: logOf('postgres'),
      settings: { shared_buffers: '256MB', max_wal_size: '2GB', log_min_messages: 'warning' },
      env: marksOf('postgres'),
    });
    return { process };
  },
  isHealthy: async () => {
    const client = new pg.Client({ connectionString: urls.postgres, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined); // also arrives below
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  },
});

/** Creates what is missing of databases, roles, and the tables in which the batches keep their runs. */
export const prepareDatabases = async ({ urls, secrets, databaseUrl }: DemoContext): Promise<void> => {
  await ensureDatabases(urls.postgres, secrets.roles);
  for (const name of ['finops', 'monitoring'])
    await migrate(databaseUrl(`${name}_db`, `${name}_owner`), { batches: [name], readers: [`${name}_api`] });
};
