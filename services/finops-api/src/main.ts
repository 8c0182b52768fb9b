import { tokenGroupsDirectory } from '@rosetta/access';
import { pollRuns } from '@rosetta/service-admin';
import { createLog, createPoolWhenUp, createTokenVerifier, startService } from '@rosetta/service-kit';
import { readConfig } from './config.ts';
import { createFinopsApi } from './createFinopsApi.ts';

const config = readConfig(process.env);
const log = createLog('finops-api', config.logLevel);
const pool = await createPoolWhenUp({ url: config.databaseUrl }, log);
const changes = pollRuns(1_000);
const draining = new AbortController();

const app = createFinopsApi({
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
