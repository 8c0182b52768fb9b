import { join } from 'node:path';
import { readConfig, type Ports } from '../config.ts';
import { urlOf } from '../servers/databases.ts';
import { stateDir } from '../servers/paths.ts';
import { readSecrets, readState, type Secrets } from './state.ts';

/** Addresses and passwords of this checkout's demo: what commands and servers need to reach each other. */
export type DemoContext = {
  ports: Ports;
  secrets: Secrets;
  urls: { portal: string; finopsApi: string; monitoringApi: string; oidc: string; postgres: string };
  /** A role's URL on a database. */
  databaseUrl: (database: string, role: string) => string;
  logOf: (name: string) => string;
};

/** Puts the demo's addresses together: the environment first, then what an earlier command used. */
export const readContext = (env: NodeJS.ProcessEnv = process.env): DemoContext => {
  const { ports } = readConfig(env, readState().ports);
  const secrets = readSecrets();
  const postgres = `postgres://postgres:${secrets.postgres}@127.0.0.1:${ports.postgres}/postgres`;
  return {
    ports,
    secrets,
    urls: {
      portal: `http://localhost:${ports.portal}`,
      finopsApi: `http://127.0.0.1:${ports.finopsApi}`,
      monitoringApi: `http://127.0.0.1:${ports.monitoringApi}`,
      oidc: `http://localhost:${ports.oidc}`,
      postgres,
    },
    databaseUrl: (database, role) =>
      urlOf(postgres, database, { name: role, password: secrets.roles[role] ?? '' }),
    logOf: (name) => join(stateDir, 'logs', `${name}.log`),
  };
};
