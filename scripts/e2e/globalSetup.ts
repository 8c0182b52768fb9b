import { mkdtempSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portSettings } from '../config.ts';
import { root } from '../servers/paths.ts';
import { freePort } from '../servers/ports.ts';
import { guard } from '../testing/guard.ts';
import { chromiumPath } from './chromium.ts';

/** Starts a demo of its own (`make demo`, three months of it) on free ports, in a folder that goes with it. */
export default async function globalSetup(): Promise<void> {
  process.env.CHROMIUM_PATH = chromiumPath();
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-e2e-'));
  process.env.ROSETTA_STATE_DIR = join(folder, 'state');
  for (const { variable } of Object.values(portSettings)) process.env[variable] = String(await freePort());
  const main = join(root, 'scripts/main.ts');
  const demo = spawnSync(process.execPath, [main, 'demo', '--months', '3', '--rows-per-month', '700'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = `"${process.execPath}" "${main}" clean >/dev/null 2>&1`;
  (globalThis as { rosettaE2e?: unknown }).rosettaE2e = guard([], folder, stop);
  if (demo.status !== 0) throw new Error('make demo failed; what it printed stands above.');
}
