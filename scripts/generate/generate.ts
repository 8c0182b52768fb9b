import { join, relative } from 'node:path';
import { checkColumns, ContractError, generateCached, staleFiles, writeFiles } from '@rosetta/openapi-engine';
import type { Project } from '@rosetta/transforms-engine';
import { root } from '../servers/paths.ts';
import { Problem } from '../servers/problem.ts';
import { apis, extensions } from './apis.ts';
import { columnContracts } from './columnContracts.ts';
import { exposureFiles } from './exposures.ts';
import { projectFolders, readFor } from './projects.ts';
import { rowTypes } from './rowTypes.ts';
import { sourceTypes } from './sources.ts';
import { stagingContracts } from './staging.ts';

/** What generation touched, or with `check` would touch: paths from the root of the checkout. */
export interface Generated {
  paths: string[];
}

const generateAll = async (check: boolean): Promise<string[]> => {
  const paths: string[] = [];
  const apply = async (folder: string, files: ReadonlyMap<string, string>): Promise<void> => {
    paths.push(
      ...(check ? Object.values(await staleFiles(folder, files)).flat() : await writeFiles(folder, files)),
    );
  };
  const generated = await Promise.all(
    apis.map((api) => generateCached(api, join(root, 'node_modules/.cache/rosetta-contract'))),
  );
  const documents = generated.map(({ document }) => document);
  // Loaders are typed by these.
  await apply(join(root, 'generated/sources'), await sourceTypes());
  // Projects list the staging contracts and the exposures, so these are written first.
  await apply(join(root, 'generated/staging'), stagingContracts());
  await apply(join(root, 'generated/exposures'), exposureFiles(apis, documents));
  const projects: Project[] = [];
  for (const folder of projectFolders()) projects.push(await readFor(folder, documents));
  const contracts = columnContracts(projects);
  const drift = documents.flatMap((document) => checkColumns(document, extensions.column, contracts));
  if (drift.length > 0) throw new ContractError('The API promises what the models no longer hold:', drift);
  const rows = projects.map((project) => [`${project.name}.ts`, rowTypes(project)] as const);
  await apply(join(root, 'generated/marts'), new Map(rows));
  for (const [index, { files }] of generated.entries()) await apply(apis[index]?.out ?? '', files);
  return paths;
};

/**
 * Writes everything that follows from specs, loaders and models, and checks that each tied response property still has its column.
 * With `check` nothing is written: the paths that would change come back.
 * @throws Problem listing every finding, with the endpoint that each one breaks.
 */
export const generate = async ({ check }: { check: boolean }): Promise<Generated> => {
  try {
    return { paths: (await generateAll(check)).map((path) => relative(root, path)) };
  } catch (error) {
    if (error instanceof ContractError) throw new Problem(error.message);
    throw error;
  }
};
