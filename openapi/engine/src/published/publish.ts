import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { remedy } from '../diff/change.ts';
import { type CompareOptions, compareDocuments } from '../diff/compare.ts';
import type { OpenApiDocument } from '../document.ts';
import { ContractError } from '../options.ts';
import { changelogOf } from './changelog.ts';
import { checkVersion, compareVersions, publishedAtExtension, publishedVersions } from './versions.ts';

/** What publishing needs: the bundled document, the folder of its published versions, the day. */
export interface PublishOptions extends CompareOptions {
  document: OpenApiDocument;
  folder: string;
  today: string;
}

const minorOf = (version: string): string => version.split('.').slice(0, 2).join('.');

const mayFollow = async ({ document, folder, ...options }: PublishOptions): Promise<void> => {
  const { title, version } = document.info;
  checkVersion(version, title);
  const last = (await publishedVersions(folder)).at(-1);
  if (!last) return;
  if (compareVersions(version, last.version) <= 0)
    throw new ContractError(
      `${title} ${last.version} is published already: raise info.version above it, then publish again.`,
      [],
    );
  const changes = await compareDocuments(last.document, document, options);
  const broken = changes.filter(({ breaking }) => breaking);
  if (broken.length > 0)
    throw new ContractError(
      `${title} ${version} would break who uses ${last.version}. ${remedy}`,
      broken.map(({ where, text }) => ({ where, message: text })),
    );
  if (changes.length > 0 && minorOf(version) === minorOf(last.version))
    throw new ContractError(
      `${title} ${version} says that nothing was added since ${last.version}, but ${changes[0]!.where}: ${changes[0]!.text}. Raise the second number of info.version.`,
      [],
    );
};

/**
 * Writes a new published version and the changelog beside it; gives the files that it wrote.
 * @throws ContractError when the version was published before, breaks callers or has too small a number; nothing is written then.
 */
export const publishVersion = async (options: PublishOptions): Promise<string[]> => {
  await mayFollow(options);
  const { document, folder, today } = options;
  const file = join(folder, `${document.info.version}.yaml`);
  const { openapi, ...rest } = document;
  await mkdir(folder, { recursive: true });
  await writeFile(
    file,
    stringify(
      { openapi, [publishedAtExtension]: today, ...rest },
      { aliasDuplicateObjects: false, lineWidth: 0 },
    ),
    { flag: 'wx' },
  );
  const changelog = join(folder, 'CHANGELOG.md');
  await writeFile(changelog, await changelogOf(await publishedVersions(folder), options));
  return [file, changelog];
};
