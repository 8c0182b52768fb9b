#!/usr/bin/env node
// Plain JavaScript, because loading the sources (a hundred TypeScript files, then every package) takes most of a short
// run: what starts is a bundle of them, made on first use, verified on each. Without one the sources run.
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { bundleFolder, cacheFolder, findBundle } from './findBundle.js';
import { runBundle } from './runBundle.js';

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
      const { makeBundle } = await import('./makeBundle.js');
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

const file = await bundle();
if (file === undefined) await import('../src/cli.ts');
else runBundle(file);
