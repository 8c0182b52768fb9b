import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../servers/paths.ts';

const isSource = (name: string) =>
  !['node_modules', 'dist', 'dist-types', 'coverage'].includes(name) && !/\.test\.tsx?$/.test(name);

const filesUnder = (path: string): string[] => {
  if (!existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => isSource(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesUnder(join(path, entry.name))
        : entry.isFile()
          ? [join(path, entry.name)]
          : [],
    );
};

/** One word for the content of these files and folders of the checkout (without tests and what is built from them) and these values. */
export const fingerprintOf = (paths: string[], values: unknown = null): string => {
  const hash = createHash('sha256').update(JSON.stringify(values));
  for (const file of paths.flatMap(filesUnder))
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
};
