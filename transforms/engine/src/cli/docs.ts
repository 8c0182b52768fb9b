import { join, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { writeManifest } from '../artifacts/writeManifest.ts';
import { connect } from '../database/connect.ts';
import { buildSiteData } from '../docs/buildSiteData.ts';
import { readFacts } from '../docs/readFacts.ts';
import { writeSite } from '../docs/writeSite.ts';
import { readProject } from '../project/readProject.ts';
import { deferring } from '../targets/deferring.ts';
import { count } from './format.ts';
import { bareOptions, targetOption } from './options.ts';

interface DocsArguments {
  project: string;
  out: string;
  database: string;
  target: string | undefined;
  json: boolean;
}

/** What was written. */
export interface WrittenDocs {
  page: string;
  models: number;
  sources: number;
  exposures: number;
}

/** Writes the docs site and manifest.json of a project; with a database, rows, sizes and the last publication too. */
export const docs = async (
  directory: string,
  out: string,
  database = '',
  target?: string,
): Promise<WrittenDocs> => {
  const project = await deferring(await readProject(directory), database, { target, builds: false });
  const folder = resolve(out);
  const client = database === '' ? undefined : await connect(database, project.name);
  try {
    const facts = client && (await readFacts(client, project));
    const data = await buildSiteData(project, facts);
    await writeSite(data, folder);
    await writeManifest(project, folder);
    const { models, sources, exposures } = data;
    return {
      page: join(folder, 'index.html'),
      models: models.length,
      sources: sources.length,
      exposures: exposures.length,
    };
  } finally {
    await client?.end();
  }
};

/** `docs`: a site that opens from disk. */
export const docsCommand: CommandModule<object, DocsArguments> = {
  command: 'docs',
  describe:
    'Write a documentation site that opens from disk, and manifest.json. Exit 0; 1: the project is wrong',
  builder: (yargs) =>
    targetOption(bareOptions(yargs))
      .option('out', { type: 'string', demandOption: true, describe: 'Folder to write to' })
      .option('database', {
        type: 'string',
        default: process.env['DATABASE_URL'] ?? '',
        defaultDescription: '$DATABASE_URL',
        describe: 'PostgreSQL URL, for rows, sizes and the last publication',
      }),
  handler: async ({ project, out, database, target, json }) => {
    const written = await docs(project, out, database, target);
    const { models, sources, exposures } = written;
    const held = [count(models, 'model'), count(sources, 'source'), count(exposures, 'exposure')].join(', ');
    console.log(json ? JSON.stringify(written, null, 2) : `${written.page}: ${held}. Open it in a browser.`);
  },
};
