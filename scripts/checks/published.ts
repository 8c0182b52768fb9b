import { checkPublished } from '@rosetta/openapi-engine';
import { compareOptions, publishedApis, type PublishedApi } from '../generate/published.ts';
import { verdict, type Check } from './check.ts';

const name = 'published APIs keep their promises';
const remedy =
  'keep the published shape and put the new one beside it at /v2, or deprecate first (openapi/EVOLUTION.md says how)';

/** Each API keeps what its last published version promised. */
export const publishedCheck = (
  read: () => Promise<readonly PublishedApi[]> = publishedApis,
  write: (line: string) => void = console.log,
): Check => ({
  name,
  run: async () => {
    const findings = (
      await Promise.all(
        (await read()).map(({ document, folder }) => checkPublished(document, folder, compareOptions)),
      )
    ).flat();
    for (const { where, message } of findings) write(`${where}: ${message}`);
    return verdict(name, findings.length === 0, remedy);
  },
});
