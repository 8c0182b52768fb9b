import type { CommandModule } from 'yargs';
import { selectModels } from '../graph/select.ts';
import { readProject } from '../project/readProject.ts';
import { projectOptions, type ProjectArguments } from './options.ts';
import { table } from './table.ts';

/** A model as `ls` lists it. */
export interface ListedModel {
  name: string;
  schema: string;
  materialized: string;
  tags: string[];
  parents: string[];
  sources: string[];
}

/** Lists the models of a project, parents first, without a database. */
export const ls = async (directory: string, selection?: string): Promise<ListedModel[]> => {
  const project = await readProject(directory);
  const selected = selection === undefined ? undefined : selectModels(project, selection);
  return project.graph
    .order()
    .filter((name) => selected?.has(name) ?? true)
    .map((name) => {
      const { schema, materialized, tags, query } = project.model(name);
      return {
        name,
        schema,
        materialized,
        tags,
        parents: query?.models ?? [],
        sources: query?.sources ?? [],
      };
    });
};

/** `ls`: what is in the project. */
export const lsCommand: CommandModule<object, ProjectArguments> = {
  command: 'ls',
  describe: 'List models, parents first. Needs no database. Exit 0; 1: the project is wrong',
  builder: (yargs) => projectOptions(yargs),
  handler: async ({ project, select, json }) => {
    const models = await ls(project, select);
    if (json) console.log(JSON.stringify({ models }, null, 2));
    else {
      const rows = models.map((model) => [
        `${model.schema}.${model.name}`,
        model.materialized,
        [...model.parents, ...model.sources].join(', '),
      ]);
      console.log(table(['model', 'materialized', 'reads'], rows));
    }
  },
};
