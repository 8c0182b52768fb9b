import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CompareOptions, compareDocuments } from '../diff/compare.ts';
import type { OpenApiDocument } from '../document.ts';
import type { Finding } from '../options.ts';
import { changelogOf } from './changelog.ts';
import { publishedVersions } from './versions.ts';

/** Holds a document against the last version that was published: whatever would break a caller is a finding. */
export const checkPublished = async (
  document: OpenApiDocument,
  folder: string,
  options: CompareOptions = {},
): Promise<Finding[]> => {
  const versions = await publishedVersions(folder);
  const last = versions.at(-1);
  if (!last) return [{ where: folder, message: 'no version is published; publish the first one' }];
  const broken = (await compareDocuments(last.document, document, options)).filter(
    ({ breaking }) => breaking,
  );
  const changelog = join(folder, 'CHANGELOG.md');
  const written = await readFile(changelog, 'utf8').catch(() => '');
  const fresh = await changelogOf(versions, options);
  return [
    ...broken.map(({ where, text, rule }) => ({
      where,
      message: `breaks who uses ${document.info.title} ${last.version}: ${text} (${rule})`,
    })),
    ...(written === fresh
      ? []
      : [
          {
            where: changelog,
            message: 'does not follow from the versions beside it; restore it, it is never edited',
          },
        ]),
  ];
};
