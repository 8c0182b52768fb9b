import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projects as loaderProjects } from '@rosetta/loaders';
import { root } from '../servers/paths.ts';
import { Problem } from '../servers/problem.ts';
import type { DemoContext } from './context.ts';
import { run } from './run.ts';
import { rawUrl } from './servers/raw.ts';

const loaderCli = join(root, 'loaders/engine/src/cli.ts');
const transformCli = join(root, 'transforms/engine/bin/rosetta-transform.js');

/** Lands files in the raw store; those landed before change nothing. */
export const land = (
  source: string,
  files: string[],
  { entity = '', each = '', log }: { entity?: string; each?: string; log?: string | undefined } = {},
): Promise<string> => {
  const what = [...(entity ? ['--entity', entity] : []), ...(each ? ['--each', each] : [])];
  return run(process.execPath, [loaderCli, 'land', source, ...files, ...what, '--project', 'loaders'], {
    title: `Landing ${source}`,
    env: { MONGO_URL: rawUrl() },
    log,
  });
};

/** Pulls what changed from a source's API; its address and token are in the environment. */
export const pull = (source: string): Promise<string> =>
  run(process.execPath, [loaderCli, 'pull', source, '--project', 'loaders'], {
    title: `Pulling ${source}`,
    env: { MONGO_URL: rawUrl() },
  });

/** Copies what is new in the raw store to the staging of every mart database, or only of those that load the source. */
export const load = async (context: DemoContext, source?: string, log?: string): Promise<string> => {
  const projects = loaderProjects.filter(
    ({ loaders }) => source === undefined || loaders.some(({ name }) => name.startsWith(`${source}.`)),
  );
  if (!projects.length) throw new Problem(`There is no source "${source}" to load.`);
  const outputs: string[] = [];
  for (const { name } of projects)
    outputs.push(
      await run(
        process.execPath,
        [
          ...[loaderCli, 'load', '--project', join(root, `loaders/${name}.ts`)],
          ...(source ? ['--source', source] : []),
        ],
        {
          title: `Loading ${name}`,
          env: { MONGO_URL: rawUrl(), DATABASE_URL: context.databaseUrl(`${name}_db`, `${name}_owner`) },
          log,
        },
      ),
    );
  return outputs.join('');
};

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
