import type { RoleMap } from '@rosetta/access';
import { readRoleMap } from './auth/readRoleMap.ts';
import { parseTrustedIssuers, type TrustedIssuer } from './auth/trustedIssuers.ts';

/** Everything that a service is told from outside. */
export interface ServiceConfig {
  port: number;
  databaseUrl: string;
  issuers: TrustedIssuer[];
  roles: RoleMap;
  logLevel: string;
}

/** What the sentences say of the service that reads them. */
export interface ConfigNames {
  /** The port of a development machine. */
  port: number;
  /** The database, and the role that the service signs in with. */
  database: string;
  role: string;
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
export const readServiceConfig = (env: NodeJS.ProcessEnv, names: ConfigNames): ServiceConfig => {
  const port = env.PORT ?? String(names.port);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`PORT=${port} is not a port.`);
  return {
    port: Number(port),
    databaseUrl: required(env, 'DATABASE_URL', `the URL of ${names.database} for the role ${names.role}`),
    issuers: parseTrustedIssuers(env.TRUSTED_ISSUERS),
    roles: readRoleMap(required(env, 'PLATFORM_CONFIG', 'the path of deploy/platform.yaml')),
    logLevel: env.LOG_LEVEL ?? 'info',
  };
};
