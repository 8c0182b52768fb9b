import type { CommandModule } from 'yargs';
import { describeLineage, type ColumnLineage, type LineageOptions } from '../lineage/describeLineage.ts';
import { formatColumn, formatRelation } from '../lineage/formatLineage.ts';
import { readProject } from '../project/readProject.ts';
import { TransformError } from '../text/diagnostics.ts';

interface LineageArguments {
  target: string;
  project: string;
  up: boolean;
  down: boolean;
  depth: number | undefined;
  json: boolean;
}

/** What the columns of a model are made of, and what is made of them. Needs no database. */
export const lineage = async (
  directory: string,
  target: string,
  options?: LineageOptions,
): Promise<ColumnLineage> => describeLineage(await readProject(directory), target, options);

/** `lineage`: where a column comes from and where it goes. */
export const lineageCommand: CommandModule<object, LineageArguments> = {
  command: 'lineage <target>',
  describe:
    'Show where a column (model.column) comes from and goes, or all columns of a model. Needs no database. Exit 0; 1: no such name',
  builder: (yargs) =>
    yargs
      .positional('target', {
        type: 'string',
        demandOption: true,
        describe: 'model, model.column, schema.table or schema.table.column',
      })
      .option('project', { type: 'string', demandOption: true, describe: 'Folder that holds project.yml' })
      .option('up', { type: 'boolean', default: false, describe: 'Only where it comes from' })
      .option('down', { type: 'boolean', default: false, describe: 'Only where it goes' })
      .option('depth', { type: 'number', describe: 'At most so many steps' })
      .option('json', {
        type: 'boolean',
        default: false,
        describe: 'Print one JSON document instead of text',
      })
      .check(({ depth }) => {
        if (depth === undefined || (Number.isInteger(depth) && depth >= 1)) return true;
        throw new TransformError('--depth must be a whole number from 1 on');
      }),
  handler: async ({ project, target, up, down, depth, json }) => {
    const both = up === down;
    const found = await lineage(project, target, { up: up || both, down: down || both, depth });
    if (json) console.log(JSON.stringify(found, null, 2));
    else
      console.log(found.columns.length === 1 && found.column ? formatColumn(found) : formatRelation(found));
  },
};
