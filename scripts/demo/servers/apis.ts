import { join } from 'node:path';
import { root } from '../../servers/paths.ts';
import { answersOk, startNode } from '../background.ts';
import type { DemoContext } from '../context.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Server } from '../server.ts';

/** A service over its mart database, which trusts the portal's gateway and the identity provider. */
const apiServer =
  (name: 'finopsApi' | 'monitoringApi', project: 'finops' | 'monitoring') =>
  ({ ports, urls, databaseUrl, logOf }: DemoContext): Server => {
    const title = `${project}-api`;
    const gateway = `${urls.portal}/api/rosetta`;
    const common = { audience: `urn:rosetta:${title}`, algorithms: ['ES256'], groupsClaim: 'groups' };
    const env = {
      PORT: String(ports[name]),
      DATABASE_URL: databaseUrl(`${project}_db`, `${project}_api`),
      TRUSTED_ISSUERS: JSON.stringify([
        {
          issuer: gateway,
          jwksUri: `${gateway}/.well-known/jwks.json`,
          typ: 'rosetta-service+jwt',
          ...common,
        },
        { issuer: urls.oidc, jwksUri: `${urls.oidc}/jwks`, typ: 'at+jwt', ...common },
      ]),
      PLATFORM_CONFIG: join(root, 'deploy/platform.yaml'),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    };
    return {
      name,
      title,
      port: ports[name],
      log: logOf(title),
      fingerprint: fingerprintOf(['services', 'generated', 'deploy/platform.yaml', 'yarn.lock'], env),
      start: async () => ({
        process: startNode(name, [join(root, `services/${title}/src/main.ts`)], env, logOf(title)),
      }),
      isHealthy: () => answersOk(`${urls[name]}/readyz`),
    };
  };

/** The FinOps API. */
export const finopsApiServer = apiServer('finopsApi', 'finops');

/** The monitoring API. */
export const monitoringApiServer = apiServer('monitoringApi', 'monitoring');
