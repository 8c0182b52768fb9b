const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } = require('node:fs');
const { readFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { build } = require('esbuild');
const { engine, put, writeManifest } = require('./findBundle.js');
const { hashOf, see } = require('./stamp.js');

const entry = join(engine, 'src/cli.ts');

/** Modules find their own files by where they are; in the bundle they must still find them where they were. */
const placesStay = {
  name: 'places-stay',
  /** @param {import('esbuild').PluginBuild} build */
  setup: (build) => {
    build.onLoad({ filter: /\.([cm]?js|ts)$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      const places = { url: pathToFileURL(path).href, dirname: dirname(path), filename: path };
      const moved = contents.replace(/\bimport\.meta\.(url|dirname|filename)\b/g, (_, name) =>
        JSON.stringify(places[/** @type {keyof typeof places} */ (name)]),
      );
      const asks =
        /\b__(dir|file)name\b/.test(contents) && !/\b(const|let)\s+__(dir|file)name\b/.test(contents);
      const head = asks
        ? `var __dirname = ${JSON.stringify(places.dirname)}, __filename = ${JSON.stringify(path)};`
        : '';
      return { loader: path.endsWith('.ts') ? 'ts' : 'js', contents: head + moved };
    });
  },
};

/**
 * Bundles the command with all its packages and writes it so that other processes see the old or the new, whole.
 * @param {string} folder
 * @returns {Promise<string>} the bundle's path
 */
const makeBundle = async (folder) => {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true, // names stay: an error that nobody foresaw shows where it comes from
    target: 'node24',
    absWorkingDir: engine,
    logLevel: 'silent',
    external: ['pg-native'], // pg asks for it and does without
    banner: { js: '(function (require) { const module = { exports: {} }, exports = module.exports;' },
    footer: { js: '})' },
    plugins: [placesStay],
  });
  const { contents } = outputFiles[0];
  const inputs = Object.keys(metafile.inputs).map((path) => join(engine, path));
  // Of a package its manifest is enough: it carries the version, and nobody edits what is installed.
  const made = new Set(
    inputs
      .map((path) => (path.includes('node_modules') ? manifestOf(path) : path))
      .concat(join(engine, 'package.json')),
  );
  mkdirSync(folder, { recursive: true });
  const file = `${hashOf(contents)}.cjs`;
  put(join(folder, file), contents);
  writeManifest(folder, { file, made: [join(folder, file), ...made].map(see) });
  removeOld(folder, file);
  return join(folder, file);
};

/** @param {string} path */
const manifestOf = (path) => {
  for (let at = dirname(path); ; at = dirname(at)) {
    const manifest = join(at, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version) return manifest;
  }
};

/** Bundles of an hour ago and more: a process that is about to load one found it a moment ago. */
const removeOld = (/** @type {string} */ folder, /** @type {string} */ current) => {
  for (const name of readdirSync(folder))
    if (
      /\.[cm]js/.test(name) &&
      !name.startsWith(current) &&
      statSync(join(folder, name)).mtimeMs < Date.now() - 3_600_000
    )
      rmSync(join(folder, name), { force: true });
};

module.exports = { makeBundle };
