import { readdir, readFile } from 'node:fs/promises';

const folder = new URL('../runtime/', import.meta.url);

/** The runtime that generated validators need, copied beside them so that they depend on no package. */
export const runtimeFiles = async (): Promise<Map<string, string>> => {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return new Map(names.map((name, index) => [`runtime/${name}`, texts[index] ?? '']));
};
