import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the package is. */
export const engine = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string | Buffer} content */
export const hashOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, 32);

/**
 * Where bundles and compiled projects are kept: for the user, outside of every project. Nothing with
 * ROSETTA_TRANSFORM_CACHE=off.
 * @returns {string | undefined}
 */
export const cacheFolder = () => {
  const told = process.env['ROSETTA_TRANSFORM_CACHE'];
  if (told === 'off') return undefined;
  return told || join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'rosetta-transform');
};

/**
 * The folder of the bundle of this package and this Node: one for each checkout.
 * @param {string} cache
 */
export const bundleFolder = (cache) => join(cache, 'bundle', hashOf(`${engine} ${process.version}`));

/**
 * The bundle in a folder, when its own content and that of every file it was made of are what they were.
 * @param {string} folder
 * @returns {string | undefined}
 */
export const findBundle = (folder) => {
  try {
    const { file, content, made } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const bundle = join(folder, file);
    if (hashOf(readFileSync(bundle)) !== content) return undefined;
    for (const [path, hash] of made) if (hashOf(readFileSync(path)) !== hash) return undefined;
    return bundle;
  } catch {
    return undefined; // none yet, or something is gone: it is made anew
  }
};
