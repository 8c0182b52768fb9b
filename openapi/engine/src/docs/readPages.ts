import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocsOptions } from './docsOptions.ts';

/** Reads a site's own words from a folder: `index.en.md`, `index.fr.md` and, if there is one, `logo.svg`. */
export const readPages = async (folder: string): Promise<Pick<DocsOptions, 'landing' | 'logo'>> => {
  const read = async (name: string): Promise<string | undefined> =>
    existsSync(join(folder, name)) ? readFile(join(folder, name), 'utf8') : undefined;
  const [en, fr, logo] = [await read('index.en.md'), await read('index.fr.md'), await read('logo.svg')];
  return {
    landing: { ...(en === undefined ? {} : { en }), ...(fr === undefined ? {} : { fr }) },
    ...(logo === undefined ? {} : { logo: logo.trim() }),
  };
};
