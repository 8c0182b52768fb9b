import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { LoadError } from '../errors.ts';
import type { LoadProject } from './project.ts';

/** Imports the project that a folder's index, or a module file, exports by default. */
export const readProject = async (place: string): Promise<LoadProject> => {
  const path = resolve(place);
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  const file = isFolder
    ? ['index.ts', 'index.js', 'index.mjs'].map((name) => join(path, name)).find(existsSync)
    : path;
  if (!file || !existsSync(file))
    throw new LoadError(
      `${place}: there is no index.ts or module here: pass --project the folder of the loaders.`,
    );
  const module: { default?: unknown } = await import(pathToFileURL(file).href);
  if (!isProject(module.default))
    throw new LoadError(
      `${place}: the module's default export is no project: export default defineProject({ ... }).`,
    );
  return module.default;
};

const isProject = (value: unknown): value is LoadProject =>
  typeof value === 'object' &&
  value !== null &&
  'loaders' in value &&
  'sourcesLock' in value &&
  Array.isArray(value.loaders);
