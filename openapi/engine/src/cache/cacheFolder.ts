import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where stamps are kept: node_modules/.cache of the project around the working directory, else the user's cache. */
export const cacheFolder = (from = process.cwd()): string => {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules/.cache/rosetta-contract');
    if (dirname(folder) === folder)
      return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'rosetta-contract');
  }
};
