import { join } from 'node:path';
import { root } from '../../servers/paths.ts';
import { answersOk, startNode } from '../background.ts';
import type { DemoContext } from '../context.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Server } from '../server.ts';

/** The local identity provider. */
export const oidcServer = ({ ports, secrets, urls, logOf }: DemoContext): Server => {
  const env = {
    PORT: String(ports.oidc),
    ISSUER: urls.oidc,
    PORTAL_URL: urls.portal,
    OIDC_CLIENT_SECRET: secrets.oidcClient,
  };
  return {
    name: 'oidc',
    title: 'identity provider',
    port: ports.oidc,
    log: logOf('oidc'),
    fingerprint: fingerprintOf(['scripts/servers/oidc'], env),
    start: async () => ({
      process: startNode('oidc', [join(root, 'scripts/servers/oidc/main.ts')], env, logOf('oidc')),
    }),
    isHealthy: () => answersOk(`${urls.oidc}/healthz`),
  };
};
