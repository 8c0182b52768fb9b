import { createRequire } from 'node:module';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Esbuild from 'esbuild';
import type { SiteData } from './siteData.ts';

const site = join(import.meta.dirname, 'site');

/**
 * Writes the site: a page, its style, its program and the data. All are classic scripts and plain links, since a browser
 * refuses modules and fetches to a page that was opened from disk.
 */
export const writeSite = async (data: SiteData, directory: string): Promise<void> => {
  // Asked for here and not above: the other commands must not wait for a bundler, nor their own bundle hold one.
  const { build } = createRequire(import.meta.filename)('esbuild') as typeof Esbuild;
  const { outputFiles } = await build({
    entryPoints: [join(site, 'main.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  // U+2028 ends a line for older browsers, and `</` would end the script if the data were ever put into the page.
  const json = JSON.stringify(data).replaceAll('</', '<\\/').replaceAll('\u2028', '\\u2028');
  const page = await readFile(join(site, 'index.html'), 'utf8');
  const files: Record<string, string> = {
    'index.html': page.replaceAll('{{project}}', escapeHtml(data.project)),
    'style.css': await readFile(join(site, 'style.css'), 'utf8'),
    'site.js': outputFiles[0]!.text,
    'data.js': `window.rosettaDocs = ${json};\n`,
  };
  await mkdir(directory, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
};

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
