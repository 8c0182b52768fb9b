import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase } from '@rosetta/scripts/testing/database.ts';
import { freePort } from '@rosetta/scripts/servers/ports.ts';

const platform = fileURLToPath(new URL('../../../deploy/platform.yaml', import.meta.url));
const issuer = {
  issuer: 'https://idp.example',
  jwksUri: 'https://idp.example/jwks',
  audience: 'urn:rosetta:monitoring-api',
  typ: 'at+jwt',
  algorithms: ['ES256'],
  groupsClaim: 'groups',
};

it('starts from its environment, is ready, and stops on SIGTERM', async () => {
  const database = await createTestDatabase({ roles: 'monitoring' });
  const port = await freePort();
  const service = spawn(process.execPath, [fileURLToPath(new URL('./main.ts', import.meta.url))], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      DATABASE_URL: database.readerUrl,
      TRUSTED_ISSUERS: JSON.stringify([issuer]),
      PLATFORM_CONFIG: platform,
    },
    stdio: 'ignore',
  });
  const status = async (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (response) => response.status,
      () => 0,
    );
  for (let tries = 0; (await status('/readyz')) !== 200 && tries < 200; tries += 1) await sleep(100);
  expect([await status('/readyz'), await status('/v1/batch-runs')]).toEqual([200, 401]);
  service.kill('SIGTERM');
  expect((await once(service, 'exit'))[0]).toBe(0);
  await database.drop();
}, 40_000);
