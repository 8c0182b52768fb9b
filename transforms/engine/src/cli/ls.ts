import { relative } from 'node:path';
import type { CommandModule } from 'yargs';
import { connect } from '../database/connect.ts';
import type { Node } from '../graph/nodes.ts';
import { resolveNodes } from '../graph/resolveSelection.ts';
import { selectNodes, type Selection } from '../graph/select.ts';
import { deferring } from '../targets/deferring.ts';
import { readProject } from '../project/readProject.ts';
import { sunsetWarnings } from '../project/sunsets.ts';
import type { Project } from '../project/project.ts';
import {
  asksForDatabase,
  deferOptions,
  optionalDatabase,
  projectOptions,
  selectionOf,
  type ProjectArguments,
  type DeferArguments,
} from './options.ts';
import { table } from './table.ts';

/** A model, seed, source or test as `ls` lists it. */
export interface ListedNode {
  unique_id: string;
  resource_type: string;
  name: string;
  /** From the project's folder; null for a source. */
  path: string | null;
  schema: string | null;
  materialized: string | null;
  tags: string[];
  owner: string | null;
  parents: string[];
  sources: string[];
}

/** How `ls` selects: the words of a selection, kinds of resource, and a database for `state:` and `result:`. */
export interface ListOptions extends Selection {
  types?: readonly string[] | undefined;
  database?: string | undefined;
  target?: string | undefined;
  defer?: boolean | undefined;
  /** Told of models whose sunset is near or past. */
  log?: (message: string) => void;
}

/** Lists what is in a project, parents first. No types mean models, seeds and snapshots, or what is selected when it is none of these. */
export const ls = async (directory: string, options: ListOptions = {}): Promise<ListedNode[]> => {
  const project = await deferring(await readProject(directory), options.database, options);
  sunsetWarnings(project).forEach((warning) => options.log?.(warning));
  const selected = (await resolved(project, options)) ?? selectNodes(project, {});
  const order = new Map(project.graph.order().map((name, index) => [name, index]));
  const place = ({ model }: Node) => order.get(model?.name ?? '') ?? order.size;
  const wanted = selected.filter((node) => isWanted(node, options.types));
  return (wanted.length > 0 || options.types ? wanted : [...selected])
    .sort((a, b) => place(a) - place(b))
    .map((node) => listed(node, project));
};

const resolved = async (project: Project, { database, ...selection }: ListOptions) => {
  const client = database ? await connect(database, project.name) : undefined;
  try {
    return await resolveNodes(project, selection, client);
  } finally {
    await client?.end();
  }
};

const isWanted = ({ type }: Node, types: readonly string[] | undefined): boolean =>
  types === undefined
    ? ['model', 'seed', 'snapshot'].includes(type)
    : types.includes(type) || types.includes('all');

const listed = ({ id, type, name, model, test, unitTest, exposure }: Node, project: Project): ListedNode => {
  const file = model?.file ?? test?.at.file ?? unitTest?.test.at.file ?? exposure?.at.file;
  const reads = model ? model.query : (test ?? (unitTest && { models: [unitTest.model.name], sources: [] }));
  return {
    unique_id: id,
    resource_type: type,
    name,
    path: file === undefined ? null : relative(project.directory, file),
    schema: model ? project.schemaOf(model.name) : null,
    materialized: model?.materialized ?? null,
    tags: model?.tags ?? [],
    owner: model?.owner ?? exposure?.owner ?? null,
    parents: reads?.models ?? [...new Set(exposure?.dependsOn.map((use) => use.model))],
    sources: reads?.sources ?? [],
  };
};

const outputs = ['table', 'name', 'path', 'json'] as const;
const types = ['model', 'seed', 'snapshot', 'test', 'unit_test', 'source', 'exposure', 'all'] as const;

/** What `ls` takes. */
interface ListArguments extends ProjectArguments, DeferArguments {
  output: (typeof outputs)[number];
  'resource-type': string[] | undefined;
  database: string;
}

/** `ls`: what is in the project. */
export const lsCommand: CommandModule<object, ListArguments> = {
  command: 'ls',
  aliases: ['list'],
  describe: 'List models, parents first. Needs no database. Exit 0; 1: the project is wrong',
  builder: (yargs) =>
    optionalDatabase(deferOptions(projectOptions(yargs)))
      .option('output', {
        choices: outputs,
        default: 'table' as const,
        describe: 'A table, one name a line, one file a line, or one JSON object a line',
      })
      .option('resource-type', {
        choices: types,
        array: true,
        describe: 'What to list; models, seeds and snapshots when not given and some are selected',
      }),
  handler: async ({ project, json, target, defer, output, resourceType, database, ...selection }) => {
    const chosen = selectionOf(selection);
    const nodes = await ls(project, {
      ...chosen,
      target,
      defer,
      log: console.error,
      types: resourceType as string[] | undefined,
      database: asksForDatabase(chosen, target) ? database : undefined,
    });
    if (json) console.log(JSON.stringify({ models: nodes }, null, 2));
    else if (nodes.length > 0 || output === 'table') console.log(printed(nodes, output));
  },
};

const printed = (nodes: readonly ListedNode[], output: ListArguments['output']): string => {
  if (output === 'json') return nodes.map((node) => JSON.stringify(node)).join('\n');
  if (output === 'name') return nodes.map(({ name }) => name).join('\n');
  if (output === 'path') return nodes.flatMap(({ path }) => path ?? []).join('\n');
  const rows = nodes.map((node) => [
    node.schema === null ? node.name : `${node.schema}.${node.name}`,
    node.materialized ?? node.resource_type,
    [...node.parents, ...node.sources].join(', '),
  ]);
  return table(['model', 'materialized', 'reads'], rows);
};
