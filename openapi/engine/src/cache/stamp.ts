import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ApiOptions } from '../options.ts';

/** What a generation came from and what it gave, each file by the hash of its bytes. */
export interface Stamp {
  engine: string;
  options: string;
  inputs: Record<string, string>;
  outputs: Record<string, string>;
}

/** The hash of a text or of bytes. */
export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

const source = new URL('../', import.meta.url);

/** The hash of the engine: its sources and the versions of what it stands on. */
export const engineHash = async (): Promise<string> => {
  const names = (await readdir(source, { recursive: true }))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort();
  const texts = await Promise.all(
    ['../package.json', ...names].map((name) => readFile(new URL(name, source))),
  );
  return hashOf([process.version, ...names, ...texts.map(hashOf)].join('\n'));
};

/** Everything of the options that has a say in the outputs. */
export const optionsText = ({ spec, clientName, extensions, roles, rules }: ApiOptions): string =>
  JSON.stringify([resolve(spec), clientName, extensions, roles ?? null, rules ?? {}]);

/** The file of the stamp of an output folder. */
export const stampFile = (folder: string, out: string): string =>
  join(folder, `${hashOf(resolve(out)).slice(0, 16)}.json`);

/** Reads a stamp; nothing when there is none that can be read. */
export const readStamp = async (file: string): Promise<Stamp | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Stamp;
  } catch {
    return undefined;
  }
};

/** Keeps a stamp; a cache that cannot be written costs time only. */
export const writeStamp = async (file: string, stamp: Stamp): Promise<void> => {
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, JSON.stringify(stamp));
    await rename(draft, file);
  } catch {
    // a read-only checkout generates anew each time
  }
};
