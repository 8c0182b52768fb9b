import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../servers/paths.ts';
import type { DemoContext } from './context.ts';
import { run } from './run.ts';
import { rawUrl } from './servers/raw.ts';

const loaderCli = join(root, 'loaders/engine/src/cli.ts');
const transformCli = join(root, 'transforms/engine/bin/rosetta-transform.js');

/** Lands files in the raw store; those landed before change nothing. */
export const land = (source: string, files: string[], log?: string): Promise<string> =>
  run(process.execPath, [loaderCli, 'land', source, ...files, '--project', 'loaders'], {
    title: `Landing ${source}`,
    env: { MONGO_URL: rawUrl() },
    log,
  });

/** Pulls what changed from a source's API; its address and token are in the environment. */
export const pull = (source: string): Promise<string> =>
  run(process.execPath, [loaderCli, 'pull', source, '--project', 'loaders'], {
    title: `Pulling ${source}`,
    env: { MONGO_URL: rawUrl() },
  });

/** Copies what is new in the raw store to staging. */
export const load = (context: DemoContext, source?: string, log?: string): Promise<string> =>
  run(
    process.execPath,
    [loaderCli, 'load', ...(source ? ['--source', source] : []), '--project', 'loaders'],
    {
      title: 'Loading',
      env: { MONGO_URL: rawUrl(), DATABASE_URL: context.databaseUrl('finops_db', 'finops_owner') },
      log,
    },
  );

/** The transform projects that there are: folders of transforms/ with a project.yml. */
export const transformProjects = (): string[] =>
  readdirSync(join(root, 'transforms')).filter((name) =>
    existsSync(join(root, 'transforms', name, 'project.yml')),
  );

/** Builds, tests and publishes the models of every project, each in its own mart database. */
export const transform = async (context: DemoContext, select?: string, log?: string): Promise<string> => {
  const outputs: string[] = [];
  for (const project of transformProjects()) {
    const database = context.databaseUrl(`${project}_db`, `${project}_owner`);
    const args = ['build', '--project', join(root, 'transforms', project)];
    outputs.push(
      await run(process.execPath, [transformCli, ...args, ...(select ? ['--select', select] : [])], {
        title: `Building the models of ${project}`,
        env: { DATABASE_URL: database },
        log,
      }),
    );
  }
  return outputs.join('');
};
