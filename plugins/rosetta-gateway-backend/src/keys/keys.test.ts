import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import knexFactory, { type Knex } from 'knex';
import { configuredKeys } from './configuredKeys.ts';
import { signingKeys } from './signingKeys.ts';
import { storedKey } from './storedKey.ts';

const privateJwk = async (kid: string, alg = 'ES256'): Promise<JWK> => ({
  ...(await exportJWK((await generateKeyPair(alg, { extractable: true })).privateKey)),
  kid,
});
const configured = (...signingKeys: string[]) =>
  configuredKeys(new ConfigReader({ rosetta: { gateway: { signingKeys } } }));

describe('signing keys from the configuration', () => {
  it('sign with the first, publish all', async () => {
    const keys =
      configured(JSON.stringify(await privateJwk('new')), JSON.stringify(await privateJwk('old'))) ?? [];
    const { kid, jwks } = await signingKeys(keys);
    expect([kid, jwks.keys.map((key) => key.kid)]).toEqual(['new', ['new', 'old']]);
  });

  it('refuse what is no key, without quoting it', async () => {
    expect(() => configured('{"d":"secret"')).toThrow(
      /^rosetta.gateway.signingKeys\[0\] is no JSON: write the key as one JWK text.$/,
    );
    await expect(signingKeys([])).rejects.toThrow('is empty');
    const { d: _d, ...publicOnly } = await privateJwk('k');
    await expect(signingKeys([publicOnly])).rejects.toThrow(
      'signingKeys[0] is no private P-256 key with a kid',
    );
    await expect(signingKeys([await privateJwk('k', 'ES384')])).rejects.toThrow(
      'signingKeys[0] is no private P-256 key',
    );
    await expect(signingKeys([{ ...(await privateJwk('k')), kid: undefined }])).rejects.toThrow('with a kid');
  });
});

describe('the signing key in the database', () => {
  let test: TestDatabase;
  const clients: Knex[] = [];
  const connect = () => {
    const client = knexFactory({ client: 'pg', connection: test.url });
    clients.push(client);
    return client;
  };
  const directory = resolvePackagePath('@rosetta/plugin-rosetta-gateway-backend', 'migrations');

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.destroy()));
    await test.drop();
  });

  it('is one for all replicas, also when they start together, and survives a restart', async () => {
    const replicas = [connect(), connect(), connect()];
    await replicas[0]?.migrate.latest({ directory });
    const keys = await Promise.all(replicas.map(storedKey));
    expect(new Set(keys.map((key) => key.kid)).size).toBe(1);
    expect(await storedKey(connect())).toEqual(keys[0]);
  });

  it('goes with its migration, and comes back', async () => {
    const client = connect();
    await client.migrate.down({ directory });
    expect(await client.schema.hasTable('signing_key')).toBe(false);
    await client.migrate.latest({ directory });
    expect((await storedKey(client)).kid).toEqual(expect.any(String));
  });
});
