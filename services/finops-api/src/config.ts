import type { RoleMap } from '@rosetta/access';
import { parseTrustedIssuers, readRoleMap, type TrustedIssuer } from '@rosetta/service-kit';

/** Everything that the service is told from outside. */
export interface Config {
  port: number;
  databaseUrl: string;
  issuers: TrustedIssuer[];
  roles: RoleMap;
  logLevel: string;
}

const required = (env: NodeJS.ProcessEnv, name: string, what: string): string => {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set; it must be ${what}.`);
  return value;
};

/**
 * Reads the environment, once, at start.
 * @throws naming the variable that is missing or wrong.
 */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const port = env.PORT ?? '7102';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`PORT=${port} is not a port.`);
  return {
    port: Number(port),
    databaseUrl: required(env, 'DATABASE_URL', 'the URL of finops_db for the role finops_api'),
    issuers: parseTrustedIssuers(env.TRUSTED_ISSUERS),
    roles: readRoleMap(required(env, 'PLATFORM_CONFIG', 'the path of deploy/platform.yaml')),
    logLevel: env.LOG_LEVEL ?? 'info',
  };
};
