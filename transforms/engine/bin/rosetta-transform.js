#!/usr/bin/env node
// Plain JavaScript, because loading the sources (a hundred TypeScript files, then every package) takes most of a short
// run: what starts is a bundle of them, made on first use, verified by content on each. Without one the sources run.
import { enableCompileCache } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { bundleFolder, cacheFolder, findBundle } from './findBundle.js';

// The grammar is WebAssembly that runs for a moment: optimizing it takes three times the time and 400 MB.
for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
  setFlagsFromString(flag);

const sources = new URL('../src/cli.ts', import.meta.url);

/** The file to run: the bundle when it is whole and made of what the sources are now, a new one, or the sources. */
const program = async () => {
  const cache = cacheFolder();
  if (cache === undefined) return sources;
  const folder = bundleFolder(cache);
  let file = findBundle(folder);
  if (file === undefined) {
    try {
      const { makeBundle } = await import('./makeBundle.js');
      file = await makeBundle(folder);
    } catch {
      return sources; // no esbuild, a folder that cannot be written, a source that does not compile: Node says what it is
    }
  }
  enableCompileCache(join(folder, 'compiled'));
  // The name of a bundle is the hash of its content: what this engine compiles is kept for this engine only.
  Reflect.set(globalThis, Symbol.for('rosetta-transform.bundle'), {
    folder: cache,
    version: basename(file, '.mjs'),
  });
  return pathToFileURL(file);
};

await import((await program()).href);
