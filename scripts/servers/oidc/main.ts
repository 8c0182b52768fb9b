import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateDir } from '../paths.ts';
import { makeKeys, type OidcKeys } from './keys.ts';
import { serveOidc } from './server.ts';
import { Storage } from './storage.ts';

const folder = join(stateDir, 'oidc');

const loadKeys = async (): Promise<OidcKeys> => {
  const file = join(folder, 'keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as OidcKeys;
  const keys = await makeKeys();
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
};

const { PORT = '', ISSUER = '', PORTAL_URL = '', OIDC_CLIENT_SECRET = '' } = process.env;
mkdirSync(folder, { recursive: true });
const storage = new Storage(join(folder, 'storage.json'));
const server = await serveOidc(
  {
    issuer: ISSUER,
    portalUrl: PORTAL_URL,
    portalSecret: OIDC_CLIENT_SECRET,
    keys: await loadKeys(),
    storage,
  },
  Number(PORT),
);
console.log(`listening at ${ISSUER}`);

process.once('SIGTERM', () => {
  storage.flush();
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
