import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** The files of a folder and of those below it; none when it is not there. */
export const listFiles = async (folder: string): Promise<string[]> => {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/** How files on disk differ from what generation gives. */
export interface Staleness {
  missing: string[];
  changed: string[];
  superfluous: string[];
}

/** Compares a folder with the files that should be in it, and nothing else should. */
export const staleFiles = async (folder: string, files: ReadonlyMap<string, string>): Promise<Staleness> => {
  const present = new Set(await listFiles(folder));
  const stale: Staleness = { missing: [], changed: [], superfluous: [] };
  for (const [name, text] of files) {
    if (!present.has(name)) stale.missing.push(join(folder, name));
    else if ((await readFile(join(folder, name), 'utf8')) !== text) stale.changed.push(join(folder, name));
  }
  stale.superfluous = [...present].filter((name) => !files.has(name)).map((name) => join(folder, name));
  return stale;
};

/** Makes a folder hold exactly these files; a file that is right already keeps its date. Gives the paths it touched. */
export const writeFiles = async (folder: string, files: ReadonlyMap<string, string>): Promise<string[]> => {
  const { missing, changed, superfluous } = await staleFiles(folder, files);
  for (const path of [...missing, ...changed]) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, files.get(relative(folder, path)) ?? '');
  }
  for (const path of superfluous) await rm(path);
  return [...missing, ...changed, ...superfluous];
};
