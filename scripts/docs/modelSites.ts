import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { run } from '../demo/run.ts';
import { projectFolders } from '../generate/projects.ts';
import { root } from '../servers/paths.ts';

const cli = join(root, 'transforms/engine/src/cli.ts');

/** A site of models, by the path of each file in the site of the APIs. */
export interface ModelSite {
  project: string;
  page: string;
  files: Map<string, string>;
}

/** The transform engine's own site of each project: models, columns and their lineage up to the operations that read them. */
export const modelSites = async (): Promise<ModelSite[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'model-sites-'));
  try {
    return await Promise.all(
      projectFolders().map(async (directory) => {
        const project = basename(directory);
        const out = join(folder, project);
        const title = `Writing the site of transforms/${project}`;
        const args = [cli, 'docs', '--project', directory, '--out', out, '--database', ''];
        await run(process.execPath, args, { title, log: join(folder, `${project}.log`) });
        const names = (await readdir(out, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => relative(out, join(entry.parentPath, entry.name)));
        const files = new Map<string, string>();
        for (const name of names)
          files.set(`models/${project}/${name}`, await readFile(join(out, name), 'utf8'));
        return { project, page: `models/${project}/index.html`, files };
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
};
