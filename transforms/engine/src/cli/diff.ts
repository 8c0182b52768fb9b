import type { CommandModule } from 'yargs';
import { connect } from '../database/connect.ts';
import { diff, type DiffOptions } from '../diff/diff.ts';
import { isSame, type ModelDiff } from '../diff/types.ts';
import { resolveSelection } from '../graph/resolveSelection.ts';
import type { Selection } from '../graph/select.ts';
import { readProject } from '../project/readProject.ts';
import { TransformError } from '../text/diagnostics.ts';
import { count } from './format.ts';
import {
  databaseOptions,
  selectionOf,
  type DatabaseArguments,
  targetOption,
  type TargetArguments,
} from './options.ts';
import { table } from './table.ts';

/** Compares the selected models in two places, one snapshot of the database for all. Changes nothing. */
export const diffModels = async (
  directory: string,
  database: string,
  { from, to, key, sampled, where, ...selection }: DiffOptions & Selection,
): Promise<ModelDiff[]> => {
  const project = await readProject(directory);
  const client = await connect(database, project.name);
  try {
    await client.query('begin isolation level repeatable read read only');
    const selected = await resolveSelection(project, selection, client);
    if (!selected)
      throw new TransformError('name the models to compare, as in diff fct_x, or --select fct_*');
    const diffs: ModelDiff[] = [];
    for (const name of project.graph.order())
      if (selected.has(name))
        diffs.push(await diff(client, project, name, { from, to, key, sampled, where }));
    return diffs;
  } finally {
    await client.end();
  }
};

/** What `diff` takes. */
interface DiffArguments extends DatabaseArguments, TargetArguments {
  models: string[] | undefined;
  from: string;
  to: string | undefined;
  key: string | undefined;
  limit: number;
}

/** `diff`: row by row, what is other in one place than in another. */
export const diffCommand: CommandModule<object, DiffArguments> = {
  command: 'diff [models..]',
  describe:
    'Compare rows of models between live and a target, or two places. Exit 0: the same; 2: different; 1: it cannot be done',
  builder: (yargs) =>
    targetOption(databaseOptions(yargs))
      .positional('models', { type: 'string', array: true, describe: 'Models, as in --select' })
      .option('from', {
        type: 'string',
        default: 'live',
        describe: 'The place before: live, a target or a schema',
      })
      .option('to', {
        type: 'string',
        describe: 'The place after: live, a target or a schema; --target when not given',
      })
      .option('key', {
        type: 'string',
        describe: 'Columns that pair rows, by comma; the grain of the contract when not given',
      })
      .option('limit', { type: 'number', default: 5, describe: 'Rows of each kind that are shown' }),
  handler: async ({ project, database, models, from, to, target, key, limit, json, ...selection }) => {
    const after = to ?? target;
    if (after === undefined)
      throw new TransformError(
        'say what live is compared with: --target dev_alice, or --to a target or schema',
      );
    if (!Number.isInteger(limit) || limit < 0)
      throw new TransformError('--limit must be a whole number from 0 on');
    const chosen = selectionOf(selection);
    const diffs = await diffModels(project, database, {
      ...chosen,
      select: models && models.length > 0 ? models.join(' ') : chosen.select,
      from,
      to: after,
      key: key?.split(',').map((column) => column.trim()),
      sampled: limit,
    });
    console.log(json ? JSON.stringify({ diffs }, null, 2) : diffs.map(formatDiff).join('\n\n'));
    if (!diffs.every(isSame)) process.exitCode = 2;
  },
};

const formatDiff = (found: ModelDiff): string => {
  const { rows, from, to, key } = found;
  if (isSame(found)) return `${from} and ${to} are the same: ${count(rows.same, 'row')}.`;
  const show = (value: unknown) => JSON.stringify(value);
  const cells = found.columns.flatMap(({ column, changed, sample }) =>
    sample.map((cell, index) => [
      index === 0 ? column : '',
      index === 0 ? `${changed}` : '',
      show(cell.key),
      show(cell.from),
      show(cell.to),
    ]),
  );
  return [
    `${from} -> ${to}, by ${key.join(', ')}: ${rows.added} added, ${rows.removed} removed, ${rows.changed} changed, ${rows.same} the same.`,
    ...found.onlyFrom.map((column) => `  column ${column} is only in ${from}`),
    ...found.onlyTo.map((column) => `  column ${column} is only in ${to}`),
    ...found.retyped.map((each) => `  column ${each.column} is ${each.from}, then ${each.to}`),
    ...(cells.length > 0 ? [table(['column', 'changed', 'key', 'from', 'to'], cells, ['changed'])] : []),
    ...found.removed.map((row) => `- ${show(row)}`),
    ...found.added.map((row) => `+ ${show(row)}`),
  ].join('\n');
};
