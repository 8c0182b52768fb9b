import { join } from 'node:path';
import { docsFolder } from '../../docs/buildApiDocs.ts';
import { root } from '../../servers/paths.ts';
import { answersOk, startNode } from '../background.ts';
import type { DemoContext } from '../context.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Server } from '../server.ts';

/** The portal: pages and backend in one process. Its pages are built before it starts. */
export const portalServer = ({ ports, secrets, urls, logOf }: DemoContext): Server => {
  const env = {
    NODE_ENV: 'production',
    PORTAL_BASE_URL: urls.portal,
    PORTAL_PORT: String(ports.portal),
    PORTAL_HOST: '127.0.0.1', // the demo's passwords are no secret: it must not be reached from elsewhere
    BACKSTAGE_DATABASE_HOST: '127.0.0.1',
    BACKSTAGE_DATABASE_PORT: String(ports.postgres),
    BACKSTAGE_DATABASE_USER: 'backstage',
    BACKSTAGE_DATABASE_PASSWORD: secrets.roles.backstage ?? '',
    OIDC_ISSUER: urls.oidc,
    OIDC_CLIENT_ID: 'rosetta-portal',
    OIDC_CLIENT_SECRET: secrets.oidcClient,
    SESSION_SECRET: secrets.session,
    FINOPS_API_URL: urls.finopsApi,
    MONITORING_API_URL: urls.monitoringApi,
    DOCS_FOLDER: docsFolder,
    PLATFORM_CONFIG: join(root, 'deploy/platform.yaml'),
  };
  const args = [
    '--require',
    '@backstage/cli-node/config/nodeTransform.cjs',
    'src/index.ts',
    '--config',
    '../app-config.yaml',
    '--config',
    '../app-config.production.yaml',
  ];
  return {
    name: 'portal',
    title: 'portal',
    port: ports.portal,
    log: logOf('portal'),
    fingerprint: fingerprintOf(
      ['backstage', 'plugins', 'generated', 'services/access', 'deploy/platform.yaml', 'yarn.lock'],
      env,
    ),
    start: async () => ({
      process: startNode('portal', args, env, logOf('portal'), join(root, 'backstage/backend')),
    }),
    isHealthy: () => answersOk(`${urls.portal}/.backstage/health/v1/readiness`),
  };
};
