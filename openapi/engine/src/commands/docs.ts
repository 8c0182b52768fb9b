import { basename, dirname, join } from 'node:path';
import { ContractError } from '../options.ts';
import { defineCommand } from './defineCommand.ts';

/** Writes files into a folder that holds nothing else, or an older site. */
const writeSite = async (folder: string, files: ReadonlyMap<string, string>): Promise<void> => {
  const { staleFiles, writeFiles } = await import('../writeFiles.ts');
  const { missing, superfluous } = await staleFiles(folder, files);
  // Whatever is not of the site goes: a mistyped folder must not lose its files.
  if (missing.length === files.size && superfluous.length > 0)
    throw new ContractError(
      `${folder} holds files that are no site of this command; name an empty folder.`,
      [],
    );
  await writeFiles(folder, files);
};

/** `rosetta-contract docs` */
export const docsCommand = defineCommand({
  command: 'docs',
  describe: 'Write a static site: start page, reference, downloads, changes, search',
  options: {
    spec: {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'The entry file of each API; its folder names it',
    },
    pages: {
      type: 'string',
      demandOption: true,
      describe: 'The folder of index.en.md, index.fr.md, logo.svg',
    },
    published: { type: 'string', describe: 'The folder that holds a folder of published versions per API' },
    out: { type: 'string', demandOption: true, describe: 'The folder to write to' },
    title: { type: 'string', default: 'APIs', describe: 'The title of the site' },
    rolesExtension: {
      type: 'string',
      default: 'x-roles',
      describe: 'Operation extension that lists the roles',
    },
  } as const,
  run: async ({ spec, pages, published, out, title, rolesExtension }) => {
    const [
      { bundleSpec },
      { buildDocs },
      { readPages },
      { changelogOf },
      { publishedVersions },
      { spreadTagRoles },
    ] = await Promise.all([
      import('../bundle.ts'),
      import('../docs/buildDocs.ts'),
      import('../docs/readPages.ts'),
      import('../published/changelog.ts'),
      import('../published/versions.ts'),
      import('../tagRoles.ts'),
    ]);
    const apis = await Promise.all(
      spec.map(async (file) => {
        const name = basename(dirname(file));
        const versions = published === undefined ? [] : await publishedVersions(join(published, name));
        return {
          name,
          document: spreadTagRoles(await bundleSpec(file), rolesExtension),
          ...(versions.length > 0 ? { changelog: await changelogOf(versions, { rolesExtension }) } : {}),
        };
      }),
    );
    await writeSite(out, await buildDocs({ title, apis, rolesExtension, ...(await readPages(pages)) }));
    console.log(`Open ${join(out, 'index.html')}`);
  },
});
