import { AsyncLocalStorage } from 'node:async_hooks';
import { globSync, readdirSync, readFileSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';

/** What a piece of work read from the disk: enough to tell later whether it would read the same again. */
export interface Reading {
  /** By path: what the file was just before it was read, and its text. */
  files: Map<string, { stamp: string; text: string }>;
  /** By path: what the folder was just before its names were read, and the names. */
  folders: Map<string, { stamp: string; names: string }>;
  /** Patterns that were looked for, each with the files that it matched. */
  patterns: { pattern: string; folder: string; found: string[] }[];
}

const storage = new AsyncLocalStorage<Reading>();

/** Does a piece of work and returns, beside its result, what it read through this file. */
export const recordReading = async <Result>(work: () => Promise<Result>): Promise<[Result, Reading]> => {
  const reading: Reading = { files: new Map(), folders: new Map(), patterns: [] };
  return [await storage.run(reading, work), reading];
};

/** A file's text. @throws as node:fs does. */
export const readText = (path: string): string => {
  const reading = storage.getStore();
  const stamp = reading && stampOf(statSync(path));
  const text = readFileSync(path, 'utf8');
  if (stamp !== undefined) reading!.files.set(path, { stamp, text });
  return text;
};

/** A file's text, or nothing when it is not there. */
export const readTextIfAny = (path: string): string | undefined => {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
};

/** The files of a folder that match a pattern, sorted, as paths from that folder. */
export const filesMatching = (pattern: string, folder: string): string[] => {
  const found = match(pattern, folder);
  storage.getStore()?.patterns.push({ pattern, folder, found });
  return found;
};

/** What `filesMatching` finds. */
export const match = (pattern: string, cwd: string): string[] =>
  globSync(pattern, { cwd, exclude: (name) => name === 'node_modules' }).sort();

/** All files below a folder, sorted, as paths from it; hidden ones, those of node_modules and linked folders left out. */
export const filesBelow = (folder: string): string[] => {
  const found: string[] = [];
  const visit = (below: string): void => {
    const path = join(folder, below);
    const reading = storage.getStore();
    const stamp = reading && stampOf(statSync(path));
    const entries = entriesOf(path);
    if (stamp !== undefined) reading!.folders.set(path, { stamp, names: namesOf(entries) });
    for (const entry of entries) {
      const at = join(below, entry.name);
      if (entry.isDirectory()) visit(at);
      else found.push(at);
    }
  };
  visit('');
  return found.sort();
};

/** What a folder holds, sorted; hidden files and node_modules left out. */
export const entriesOf = (folder: string): Dirent[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** The names in a folder, each with what it is. */
export const namesOf = (entries: readonly Dirent[]): string =>
  entries.map((entry) => `${entry.name}${entry.isDirectory() ? '/' : ''}`).join('\n');

/** Changes whenever a file's content or a folder's names do, as far as the system tells: nobody can set a change time. */
export const stampOf = ({ size, mtimeMs, ctimeMs, ino }: Stats): string =>
  `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
