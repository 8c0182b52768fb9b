import { relative } from 'node:path';
import { ContractError, publishVersion } from '@rosetta/openapi-engine';
import { compareOptions, publishedApis } from '../generate/published.ts';
import { generate } from '../generate/generate.ts';
import { root } from '../servers/paths.ts';
import { Problem } from '../servers/problem.ts';
import { defineCommand } from './defineCommand.ts';

/** `make publish-api API=finops-api` */
export const publishApiCommand = defineCommand<{ api: string }>({
  command: 'publish-api',
  describe: 'Write the next published version of an API and its changelog; refuses what would break callers',
  builder: { api: { type: 'string', demandOption: true, describe: 'The API, such as finops-api' } },
  run: async ({ api }) => {
    const [found] = await publishedApis(api);
    const { paths } = await generate({ check: true });
    if (paths.length > 0)
      throw new Problem(`${paths[0]} is stale: run make generate, commit it, then publish.`);
    const { document, folder } = found!;
    const today = new Date().toISOString().slice(0, 10);
    const written = await publishVersion({ document, folder, today, ...compareOptions }).catch(
      (error: unknown) => {
        throw error instanceof ContractError ? new Problem(error.message) : error;
      },
    );
    for (const file of written) console.log(`wrote ${relative(root, file)}`);
    console.log('Commit openapi/published/: from now on callers rely on it.');
  },
});
