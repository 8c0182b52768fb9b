import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDocs, readPages, writeFiles } from '@rosetta/openapi-engine';
import { extensions } from '../generate/apis.ts';
import { publishedApis } from '../generate/published.ts';
import { root } from '../servers/paths.ts';
import { modelSites } from './modelSites.ts';

/** Where `make docs` writes; the portal serves it from there. */
export const docsFolder = join(root, 'dist/docs');

/** Writes the site of Rosetta's APIs from what is generated and published; a second or two, no network. */
export const buildApiDocs = async (): Promise<string> => {
  const apis = await Promise.all(
    (await publishedApis()).map(async ({ name, folder, document }) => {
      const changelog = join(folder, 'CHANGELOG.md');
      return {
        name,
        document,
        ...(existsSync(changelog) ? { changelog: await readFile(changelog, 'utf8') } : {}),
      };
    }),
  );
  const pages = await readPages(join(root, 'docs/api'));
  const sites = await modelSites();
  const links = sites.map(({ project, page }) => ({ title: `Data behind ${project}-api`, href: page }));
  const options = { title: 'Rosetta APIs', apis, links, rolesExtension: extensions.roles, ...pages };
  const files = new Map([...(await buildDocs(options)), ...sites.flatMap((site) => [...site.files])]);
  await writeFiles(docsFolder, files);
  return join(docsFolder, 'index.html');
};
