import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../document.ts';
import { ContractError } from '../options.ts';

/** A version of an API that others were told to rely on. */
export interface PublishedVersion {
  version: string;
  file: string;
  /** The day it was published, as YYYY-MM-DD. */
  publishedAt: string;
  document: OpenApiDocument;
}

/** The extension of a published document that says when it was published. */
export const publishedAtExtension = 'x-published-at';

const pattern = /^(\d+)\.(\d+)\.(\d+)$/;

/** Orders two versions of three numbers. */
export const compareVersions = (a: string, b: string): number => {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = [0, 1, 2].find((index) => left![index] !== right![index]);
  return at === undefined ? 0 : left![at]! - right![at]!;
};

/** @throws ContractError when a version is not three numbers. */
export const checkVersion = (version: string, where: string): void => {
  if (!pattern.test(version))
    throw new ContractError(`${where}: the version "${version}" must be three numbers, such as 1.4.0.`, []);
};

/**
 * Reads the versions in a folder, oldest first; a folder that is not there holds none.
 * @throws ContractError when a file is not named by the version that it holds.
 */
export const publishedVersions = async (folder: string): Promise<PublishedVersion[]> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const versions = await Promise.all(
    names
      .filter((name) => name.endsWith('.yaml'))
      .map(async (name) => {
        const file = join(folder, name);
        const document = parse(await readFile(file, 'utf8')) as OpenApiDocument & Record<string, unknown>;
        const version = name.slice(0, -'.yaml'.length);
        checkVersion(version, file);
        if (document.info.version !== version)
          throw new ContractError(
            `${file} holds version ${document.info.version}: restore it, published files are not edited.`,
            [],
          );
        return { version, file, publishedAt: String(document[publishedAtExtension] ?? ''), document };
      }),
  );
  return versions.sort((a, b) => compareVersions(a.version, b.version));
};
