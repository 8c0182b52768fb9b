import type { CommandModule } from 'yargs';
import { fresh, type SourceFreshness } from '../build/fresh.ts';
import { readProject } from '../project/readProject.ts';
import { inTarget } from '../targets/targetProject.ts';
import { count } from './format.ts';
import {
  connection,
  projectOptions,
  selectionOf,
  targetOption,
  type ProjectArguments,
  type TargetArguments,
} from './options.ts';
import { table } from './table.ts';

interface FreshArguments extends ProjectArguments, TargetArguments {
  database: string;
}

/** `fresh`: how old the newest row of each source is. */
export const freshCommand: CommandModule<object, FreshArguments> = {
  command: 'fresh',
  describe:
    'Show how fresh the sources are that declare freshness. Exit 0: fresh enough, or warned of; 1: too old',
  builder: (yargs) => connection(targetOption(projectOptions(yargs))),
  handler: async ({ project, database, target, json, ...selection }) => {
    const declared = inTarget(await readProject(project), target); // its own last run is what result: means
    const sources = await fresh(declared, { ...selectionOf(selection), database });
    console.log(json ? JSON.stringify({ sources }, null, 2) : formatFresh(sources));
    if (sources.some(({ status }) => status === 'failed' || status === 'error')) process.exitCode = 1;
  },
};

const words = { passed: 'fresh', warned: 'warn', failed: 'too old', error: 'error' };

const formatFresh = (sources: readonly SourceFreshness[]): string => {
  if (sources.length === 0)
    return 'No source here declares freshness; write `freshness: { column, warn_after: 12h, error_after: 2 days }` in its file.';
  const rows = sources.map(({ source, status, latest, message }) => [
    source,
    words[status],
    latest ?? '',
    message,
  ]);
  const wrong = sources.filter(({ status }) => status === 'failed' || status === 'error').length;
  return [
    table(['source', 'status', 'newest row', 'found'], rows),
    '',
    `${count(sources.length, 'source')} looked at, ${wrong} too old or not to be asked.`,
  ].join('\n');
};
