import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const executable = (file: string) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(executable);

/** Debian's package: the only way that also brings the libraries Chromium needs, so it goes first where we may. */
const installWithApt = () => {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  process.stderr.write('e2e: installing Chromium with apt-get (once)\n');
  return apt('update', '-qq') &&
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core')
    ? onPath()
    : undefined;
};

const playwrightsOwn = () => {
  const file = chromium.executablePath();
  if (existsSync(file)) return file;
  process.stderr.write("e2e: installing Playwright's Chromium (once)\n");
  execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../../node_modules/playwright-core/cli.js'), 'install', 'chromium'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return file;
};

/**
 * Path of a Chromium: CHROMIUM_PATH, one on PATH, Debian's package (as root), else Playwright's own download.
 * @throws when none can be had, naming the remedy.
 */
export const chromiumPath = (): string => {
  const given = process.env.CHROMIUM_PATH;
  if (given && !executable(given))
    throw new Error(`CHROMIUM_PATH=${given} is not an executable file. Correct it or unset it.`);
  try {
    return given ?? onPath() ?? installWithApt() ?? playwrightsOwn();
  } catch (cause) {
    throw new Error(
      'No Chromium was found and none could be installed. Install chromium, or set CHROMIUM_PATH to one.',
      { cause },
    );
  }
};

/** A headless Chromium that asks the Internet for nothing. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
