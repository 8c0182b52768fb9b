import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { OpenApiDocument } from '@rosetta/openapi-engine';
import { root } from '../servers/paths.ts';
import { Problem } from '../servers/problem.ts';
import { apis, extensions } from './apis.ts';

/** An API with the folder of its published versions. */
export interface PublishedApi {
  name: string;
  folder: string;
  document: OpenApiDocument;
}

/** How versions are compared here. */
export const compareOptions = { rolesExtension: extensions.roles };

/**
 * The generated bundle of each API beside its published versions; of one API when it is named.
 * @throws Problem when there is no such API.
 */
export const publishedApis = async (only?: string): Promise<PublishedApi[]> => {
  const names = apis.map(({ out }) => basename(out));
  if (only !== undefined && !names.includes(only))
    throw new Problem(`There is no API "${only}": use one of ${names.join(', ')}.`);
  return Promise.all(
    apis
      .filter(({ out }) => only === undefined || basename(out) === only)
      .map(async ({ out }) => ({
        name: basename(out),
        folder: join(root, 'openapi/published', basename(out)),
        document: JSON.parse(await readFile(join(out, 'bundle.json'), 'utf8')) as OpenApiDocument,
      })),
  );
};
