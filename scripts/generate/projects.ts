import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { OpenApiDocument } from '@rosetta/openapi-engine';
import { type Project, ProjectError, readProject } from '@rosetta/transforms-engine';
import { root } from '../servers/paths.ts';
import { Problem } from '../servers/problem.ts';
import { impactOf } from './impact.ts';

/** The transform projects: the folders of transforms/ that have a project.yml. */
export const projectFolders = (): string[] =>
  readdirSync(join(root, 'transforms'))
    .map((name) => join(root, 'transforms', name))
    .filter((folder) => existsSync(join(folder, 'project.yml')));

/**
 * Reads a project.
 * @throws Problem when it does not compile, naming the operations that read from it.
 */
export const readFor = async (folder: string, documents: readonly OpenApiDocument[]): Promise<Project> => {
  try {
    return await readProject(folder);
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    const impact = await impactOf(error, folder, documents);
    const lines =
      impact.length > 0
        ? ['These operations cannot be served until it is mended:', ...impact.map((line) => `  ${line}`)]
        : [];
    throw new Problem([`${relative(root, folder)} does not compile:`, error.message, ...lines].join('\n'));
  }
};
