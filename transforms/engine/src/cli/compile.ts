import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CommandModule } from 'yargs';
import { compiled, type CompiledModel } from '../build/compiled.ts';
import { connect } from '../database/connect.ts';
import { resolveSelection } from '../graph/resolveSelection.ts';
import type { Selection } from '../graph/select.ts';
import { readProject } from '../project/readProject.ts';
import { reach } from '../targets/reach.ts';
import { deferring, type TargetOptions } from '../targets/deferring.ts';
import { count } from './format.ts';
import {
  asksForDatabase,
  deferOptions,
  optionalDatabase,
  projectOptions,
  selectionOf,
  type ProjectArguments,
  type DeferArguments,
} from './options.ts';

/**
 * What the server would be sent for each selected model, parents first. Needs a database only for `state:`, and in a target
 * to know what stands on production, where a view is a table.
 */
export const compile = async (
  directory: string,
  {
    database,
    ...options
  }: Selection & Omit<TargetOptions, 'builds'> & { database?: string | undefined } = {},
): Promise<CompiledModel[]> => {
  const project = await deferring(await readProject(directory), database, options);
  const client = database ? await connect(database, project.name) : undefined;
  const selected = await resolveSelection(project, options, client).finally(() => client?.end());
  return project.graph
    .order()
    .filter((name) => selected?.has(name) ?? true)
    .map((name) => compiled(project, project.model(name), reach(project)));
};

/** What `compile` takes. */
interface CompileArguments extends ProjectArguments, DeferArguments {
  database: string;
  output: string | undefined;
}

/** `compile`: the SQL as the server gets it. */
export const compileCommand: CommandModule<object, CompileArguments> = {
  command: 'compile',
  describe: 'Print, or write to a folder, what the server would be sent. Exit 0; 1: the project is wrong',
  builder: (yargs) =>
    optionalDatabase(deferOptions(projectOptions(yargs))).option('output', {
      type: 'string',
      describe: 'A folder to write one file for each model to, instead of printing',
    }),
  handler: async ({ project, json, target, defer, database, output, ...selection }) => {
    const chosen = selectionOf(selection);
    const asked = asksForDatabase(chosen, target) ? database : undefined;
    const models = await compile(project, { ...chosen, target, defer, database: asked });
    if (output !== undefined) for (const model of models) await write(output, model);
    if (json) console.log(JSON.stringify({ models }, null, 2));
    else if (output !== undefined) console.log(`${count(models.length, 'model')} written to ${output}.`);
    else if (models.length === 1) console.log(models[0]!.sql.trimEnd());
    else console.log(models.map(({ path, sql }) => `-- ${path}\n${sql}`).join('\n'));
  },
};

const write = async (directory: string, { path, sql }: CompiledModel): Promise<void> => {
  const file = join(directory, path.replace(/\.csv$/, '.sql'));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, sql);
};
