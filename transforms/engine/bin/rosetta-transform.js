#!/usr/bin/env node
// Plain JavaScript, because loading the sources (a hundred TypeScript files, then every package) takes most of a short
// run: what starts is a bundle of them, made on first use, verified on each. Without one the sources run. CommonJS, since
// an ES module that imports `node:crypto` or `node:fs` loads all that they name.
const { basename } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { bundleFolder, cacheFolder, findBundle } = require('./findBundle.js');
const { runBundle } = require('./runBundle.js');

// The grammar is WebAssembly that runs for a moment: optimizing it takes three times the time and 400 MB.
for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
  setFlagsFromString(flag);

/** The bundle when it is whole and made of what the sources are now, or a new one; nothing where there can be none. */
const bundle = async () => {
  const cache = cacheFolder();
  if (cache === undefined) return undefined;
  const folder = bundleFolder(cache);
  let file = findBundle(folder);
  if (file === undefined) {
    try {
      const { makeBundle } = require('./makeBundle.js');
      file = await makeBundle(folder);
    } catch {
      return undefined; // no esbuild, a folder that cannot be written, a source that does not compile: Node says what it is
    }
  }
  // The name of a bundle is the hash of its content: what this engine compiles is kept for this engine only.
  Reflect.set(globalThis, Symbol.for('rosetta-transform.bundle'), {
    folder: cache,
    version: basename(file, '.cjs'),
  });
  return file;
};

bundle().then((file) => (file === undefined ? import('../src/cli.ts') : runBundle(file)));
