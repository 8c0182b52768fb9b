import { join } from 'node:path';
import { root } from '../../servers/paths.ts';
import { answersOk, startNode } from '../background.ts';
import type { DemoContext } from '../context.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Server } from '../server.ts';

const audience = 'urn:rosetta:finops-api';

/** The FinOps API, which trusts the portal's gateway and the identity provider. */
export const finopsApiServer = ({ ports, urls, databaseUrl, logOf }: DemoContext): Server => {
  const gateway = `${urls.portal}/api/rosetta`;
  const common = { audience, algorithms: ['ES256'], groupsClaim: 'groups' };
  const env = {
    PORT: String(ports.finopsApi),
    DATABASE_URL: databaseUrl('finops_db', 'finops_api'),
    TRUSTED_ISSUERS: JSON.stringify([
      { issuer: gateway, jwksUri: `${gateway}/.well-known/jwks.json`, typ: 'rosetta-service+jwt', ...common },
      { issuer: urls.oidc, jwksUri: `${urls.oidc}/jwks`, typ: 'at+jwt', ...common },
    ]),
    PLATFORM_CONFIG: join(root, 'deploy/platform.yaml'),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
  };
  return {
    name: 'finopsApi',
    title: 'finops-api',
    port: ports.finopsApi,
    log: logOf('finops-api'),
    fingerprint: fingerprintOf(['services', 'generated', 'deploy/platform.yaml', 'yarn.lock'], env),
    start: async () => ({
      process: startNode(
        'finopsApi',
        [join(root, 'services/finops-api/src/main.ts')],
        env,
        logOf('finops-api'),
      ),
    }),
    isHealthy: () => answersOk(`${urls.finopsApi}/readyz`),
  };
};
