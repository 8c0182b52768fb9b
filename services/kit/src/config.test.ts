import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readServiceConfig } from './config.ts';

const readConfig = (env: NodeJS.ProcessEnv) =>
  readServiceConfig(env, { port: 7102, database: 'finops_db', role: 'finops_api' });

const folder = mkdtempSync(join(tmpdir(), 'service-config-'));
const platform = join(folder, 'platform.yaml');
const broken = join(folder, 'broken.yaml');
const open = join(folder, 'open.yaml');
writeFileSync(platform, 'roles:\n  Rosetta_User: [USERS]\n');
writeFileSync(broken, 'roles: [\n');
writeFileSync(open, 'roles:\n  Rosetta_Usr: [USERS]\n');
afterAll(() => rmSync(folder, { recursive: true }));

const issuer = {
  issuer: 'https://idp.example',
  jwksUri: 'https://idp.example/jwks',
  audience: 'urn:rosetta:finops-api',
  typ: 'at+jwt',
  algorithms: ['ES256'],
  groupsClaim: 'groups',
};
const good = {
  DATABASE_URL: 'postgres://finops_api@db/finops_db',
  TRUSTED_ISSUERS: JSON.stringify([issuer]),
  PLATFORM_CONFIG: platform,
};

describe('the configuration', () => {
  it('is read from the environment, with the port and log level of a development machine', () =>
    expect(readConfig(good)).toEqual({
      port: 7102,
      databaseUrl: good.DATABASE_URL,
      issuers: [issuer],
      roles: { Rosetta_User: ['USERS'] },
      logLevel: 'info',
    }));

  it.each([
    [{ PORT: '70000' }, 'PORT=70000 is not a port.'],
    [{ PORT: 'http' }, 'PORT=http is not a port.'],
    [
      { DATABASE_URL: '' },
      'DATABASE_URL is not set; it must be the URL of finops_db for the role finops_api.',
    ],
    [{ TRUSTED_ISSUERS: undefined }, 'TRUSTED_ISSUERS must be a JSON list'],
    [{ PLATFORM_CONFIG: undefined }, 'PLATFORM_CONFIG is not set'],
    [{ PLATFORM_CONFIG: join(folder, 'gone.yaml') }, /PLATFORM_CONFIG=.*gone\.yaml cannot be read: ENOENT/],
    [{ PLATFORM_CONFIG: broken }, /PLATFORM_CONFIG=.*broken\.yaml cannot be read/],
    [{ PLATFORM_CONFIG: open }, '`roles.Rosetta_Usr` is no role'],
  ])('stops the start with %j', (change, message) => {
    expect(() => readConfig({ ...good, ...change })).toThrow(message);
  });
});
