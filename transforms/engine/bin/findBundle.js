const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { dirname, join } = require('node:path');
const { hashOf, isUntouched, see } = require('./stamp.js');

/** Where the package is. */
const engine = dirname(__dirname);

/**
 * Where bundles and compiled projects are kept: for the user, outside of every project. Nothing with
 * ROSETTA_TRANSFORM_CACHE=off.
 * @returns {string | undefined}
 */
const cacheFolder = () => {
  const told = process.env['ROSETTA_TRANSFORM_CACHE'];
  if (told === 'off') return undefined;
  return told || join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'rosetta-transform');
};

/**
 * The folder of the bundle of this package and this Node: one for each checkout.
 * @param {string} cache
 */
const bundleFolder = (cache) => join(cache, 'bundle', hashOf(`${engine} ${process.version}`));

/**
 * The bundle in a folder, when it and every file that it was made of are what they were: by their stamps, or else by their
 * content, and then the new stamps are written down.
 * @param {string} folder
 * @returns {string | undefined}
 */
const findBundle = (folder) => {
  try {
    /** @type {{ file: string, made: import('./stamp.js').Seen[] }} */
    const { file, made } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    let isStale = false;
    const seen = made.map((each) => {
      if (isUntouched(each)) return each;
      isStale = true;
      return see(each[0]);
    });
    if (isStale) {
      if (made.some(([, hash], index) => seen[index]?.[1] !== hash)) return undefined;
      writeManifest(folder, { file, made: seen });
    }
    return join(folder, file);
  } catch {
    return undefined; // none yet, or something is gone: it is made anew
  }
};

/**
 * @param {string} folder
 * @param {{ file: string, made: import('./stamp.js').Seen[] }} manifest the bundle's name in the folder, then itself and
 * what it was made of
 */
const writeManifest = (folder, manifest) => put(join(folder, 'manifest.json'), JSON.stringify(manifest));

/**
 * Writes a file so that other processes see the old or the new, whole.
 * @param {string} path
 * @param {string | Uint8Array} content
 */
const put = (path, content) => {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
};

module.exports = { engine, cacheFolder, bundleFolder, findBundle, writeManifest, put };
