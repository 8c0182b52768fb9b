import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { oidcAuthenticator } from '@backstage/plugin-auth-backend-module-oidc-provider';
import { healingAuthenticator } from './healingAuthenticator.ts';

describe('healingAuthenticator', () => {
  let server: Server;
  let asked = 0;
  let up = false;

  beforeAll(async () => {
    server = createServer((_req, res) => {
      asked += 1;
      const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      if (!up) return void res.writeHead(503).end();
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end(
        JSON.stringify({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          code_challenge_methods_supported: ['S256'],
        }),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => void server.close());

  const initialize = () => {
    const authenticator = healingAuthenticator(oidcAuthenticator);
    const metadataUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/openid-configuration`;
    const context = authenticator.initialize({
      callbackUrl: 'http://portal/cb',
      config: new ConfigReader({ metadataUrl, clientId: 'c', clientSecret: 's', prompt: 'auto' }),
    });
    const signIn = () =>
      authenticator.start(
        { scope: 'openid', state: 's', req: { method: 'GET', url: '/start', session: {} } as never },
        context,
      );
    return { signIn };
  };

  it('heals on the next sign-in once the provider is up, with no restart', async () => {
    const { signIn } = initialize();
    await expect(signIn()).rejects.toThrow();
    await expect(signIn()).rejects.toThrow();
    up = true;
    expect((await signIn()).url).toContain('/auth?');
  });

  it('discovers once for all who come together, and never again once it worked', async () => {
    up = false;
    const { signIn } = initialize();
    await expect(signIn()).rejects.toThrow();
    up = true;
    asked = 0;
    await Promise.all([signIn(), signIn(), signIn()]);
    await signIn();
    expect(asked).toBe(1);
  });
});
