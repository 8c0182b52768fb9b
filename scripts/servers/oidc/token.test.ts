import type { Server } from 'node:http';
import { createLocalJWKSet, createRemoteJWKSet, decodeProtectedHeader, jwtVerify, type JWK } from 'jose';
import { freePort } from '../ports.ts';
import { accounts } from './accounts.ts';
import { makeKeys, type OidcKeys } from './keys.ts';
import { serveOidc } from './server.ts';
import { Storage } from './storage.ts';
import { fetchToken } from './token.ts';

const resource = 'urn:rosetta:finops-api';

describe('make token', () => {
  let server: Server;
  let keys: OidcKeys;
  let issuer = '';
  let port = 0;
  const start = async () => {
    server = await serveOidc(
      { issuer, portalUrl: 'http://localhost:1', portalSecret: 'secret', keys, storage: new Storage() },
      port,
    );
  };
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });

  beforeAll(async () => {
    port = await freePort();
    issuer = `http://localhost:${port}`;
    keys = await makeKeys();
    await start();
  });
  afterAll(stop);

  it.each(accounts)(
    'gives $name a JWT with issuer, audience, type, algorithm and groups',
    async ({ name, groups }) => {
      const token = await fetchToken({ issuer, as: name, resource });
      expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
      const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL('/jwks', issuer)), {
        issuer,
        audience: resource,
        typ: 'at+jwt',
        algorithms: ['ES256'],
      });
      expect(payload).toMatchObject({ sub: name, groups, client_id: 'rosetta-cli' });
    },
  );

  it('leaves a token valid when the provider restarts', async () => {
    const token = await fetchToken({ issuer, as: 'user', resource });
    await stop();
    await start();
    const jwks = () => fetch(new URL('/jwks', issuer));
    const answer = await jwks().catch(jwks); // the first may meet the old server's closed connection
    const { keys: published } = (await answer.json()) as { keys: JWK[] };
    await expect(
      jwtVerify(token, createLocalJWKSet({ keys: published }), { issuer, audience: resource }),
    ).resolves.toBeDefined();
  });

  it('names the accounts when the account is unknown', async () => {
    await expect(fetchToken({ issuer, as: 'nobody', resource })).rejects.toThrow(
      'There is no account "nobody": use one of user, finops-admin, ref-admin, admin, outsider',
    );
  });

  it('refuses an audience that no service has', async () => {
    await expect(fetchToken({ issuer, as: 'user', resource: 'urn:rosetta:unknown' })).rejects.toThrow(
      'unknown resource urn:rosetta:unknown',
    );
  });

  it('says how to start a provider that does not answer', async () => {
    const nowhere = `http://localhost:${await freePort()}`;
    await expect(fetchToken({ issuer: nowhere, as: 'user', resource })).rejects.toThrow(
      `The identity provider does not answer at ${nowhere}: start it with make demo.`,
    );
  });
});
