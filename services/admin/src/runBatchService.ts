import { tokenGroupsDirectory } from '@rosetta/access';
import {
  type ConfigNames,
  createLog,
  createPoolWhenUp,
  createTokenVerifier,
  readServiceConfig,
  startService,
} from '@rosetta/service-kit';
import type { RequestListener } from 'node:http';
import { listenForRuns } from './live/listenForRuns.ts';
import type { BatchServiceOptions } from './serviceOptions.ts';

/** Runs a service with a batch from its environment until SIGTERM: its pool, its ear for runs, and the app made over both. */
export const runBatchService = async (
  name: string,
  names: ConfigNames,
  create: (options: BatchServiceOptions) => RequestListener,
): Promise<void> => {
  const config = readServiceConfig(process.env, names);
  const log = createLog(name, config.logLevel);
  const pool = await createPoolWhenUp({ url: config.databaseUrl }, log);
  const changes = listenForRuns({ url: config.databaseUrl, name, log });
  const draining = new AbortController();
  const app = create({
    pool,
    changes,
    log,
    verifyToken: createTokenVerifier(config.issuers),
    access: tokenGroupsDirectory(config.roles),
    draining: draining.signal,
  });
  await startService(app, {
    port: config.port,
    log,
    onDrain: () => draining.abort(),
    onStop: async () => {
      await changes.stop();
      await pool.end();
    },
  });
};
