import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { portSettings } from '../config.ts';
import { root } from '../servers/paths.ts';

const port = (name: keyof typeof portSettings) => process.env[portSettings[name].variable];

/** Where the demo under test answers. */
export const urls = {
  portal: `http://localhost:${port('portal')}`,
  finopsApi: `http://127.0.0.1:${port('finopsApi')}`,
  monitoringApi: `http://127.0.0.1:${port('monitoringApi')}`,
};

/** An access token for finops-api, as `make token` prints it. */
export const tokenOf = (account: string): string => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(root, 'scripts/main.ts'), 'token', '--as', account],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) throw new Error(`make token AS=${account} failed.`);
  return stdout.trim();
};
