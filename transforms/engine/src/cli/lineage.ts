import type { CommandModule } from 'yargs';
import { describeLineage, type ColumnLineage, type LineageOptions } from '../lineage/describeLineage.ts';
import { formatColumn, formatRelation } from '../lineage/formatLineage.ts';
import { readProject } from '../project/readProject.ts';
import { deferring } from '../targets/deferring.ts';
import { TransformError } from '../text/diagnostics.ts';
import { bareOptions, optionalDatabase, targetOption, type TargetArguments } from './options.ts';

interface LineageArguments extends TargetArguments {
  name: string;
  database: string;
  project: string;
  up: boolean;
  down: boolean;
  depth: number | undefined;
  json: boolean;
}

/** What the columns of a model are made of, and what is made of them. A database tells what a target reads from production. */
export const lineage = async (
  directory: string,
  name: string,
  { target, database, ...options }: LineageOptions & { target?: string | undefined; database?: string } = {},
): Promise<ColumnLineage> => {
  const project = await deferring(await readProject(directory), database, { target, builds: false });
  return describeLineage(project, name, options);
};

/** `lineage`: where a column comes from and where it goes. */
export const lineageCommand: CommandModule<object, LineageArguments> = {
  command: 'lineage <name>',
  describe:
    'Show where a column (model.column) comes from and goes, or all columns of a model. Needs no database. Exit 0; 1: no such name',
  builder: (yargs) =>
    optionalDatabase(targetOption(bareOptions(yargs)))
      .positional('name', {
        type: 'string',
        demandOption: true,
        describe: 'model, model.column, schema.table or schema.table.column',
      })
      .option('up', { type: 'boolean', default: false, describe: 'Only where it comes from' })
      .option('down', { type: 'boolean', default: false, describe: 'Only where it goes' })
      .option('depth', { type: 'number', describe: 'At most so many steps' })
      .check(({ depth }) => {
        if (depth === undefined || (Number.isInteger(depth) && depth >= 1)) return true;
        throw new TransformError('--depth must be a whole number from 1 on');
      }),
  handler: async ({ project, name, target, database, up, down, depth, json }) => {
    const both = up === down;
    const found = await lineage(project, name, {
      up: up || both,
      down: down || both,
      depth,
      target,
      database,
    });
    if (json) console.log(JSON.stringify(found, null, 2));
    else
      console.log(found.columns.length === 1 && found.column ? formatColumn(found) : formatRelation(found));
  },
};
