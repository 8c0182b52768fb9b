import { tokenGroupsDirectory } from '@rosetta/access';
import { createLog, createPoolWhenUp, createTokenVerifier, startService } from '@rosetta/service-kit';
import { readConfig } from './config.ts';
import { createFinopsApi } from './createFinopsApi.ts';

const config = readConfig(process.env);
const log = createLog('finops-api', config.logLevel);
const pool = await createPoolWhenUp({ url: config.databaseUrl }, log);
let draining = false;

const app = createFinopsApi({
  pool,
  log,
  verifyToken: createTokenVerifier(config.issuers),
  access: tokenGroupsDirectory(config.roles),
  isDraining: () => draining,
});

await startService(app, {
  port: config.port,
  log,
  onDrain: () => {
    draining = true;
  },
  onStop: () => pool.end(),
});
