import { checkPublished } from '@rosetta/openapi-engine';
import { compareOptions, publishedApis } from '../generate/published.ts';
import { verdict, type Check } from './check.ts';

const remedy =
  'Keep the published shape and put the new one beside it at /v2, or deprecate first (openapi/EVOLUTION.md says how).';

/** Each API keeps what its last published version promised. */
export const publishedCheck = (): Check => ({
  name: 'published APIs keep their promises',
  run: async () => {
    const findings = (
      await Promise.all(
        (await publishedApis()).map(({ document, folder }) =>
          checkPublished(document, folder, compareOptions),
        ),
      )
    ).flat();
    for (const { where, message } of findings) console.log(`${where}: ${message}`);
    return verdict('published APIs keep their promises', findings.length === 0, remedy);
  },
});
