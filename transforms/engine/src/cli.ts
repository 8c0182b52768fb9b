#!/usr/bin/env node
import yargs from 'yargs';
import { commandsFor } from './cli/commands.ts';
import { failed } from './cli/failed.ts';
import { misused, onlyOnce } from './cli/misused.ts';
import { withoutHelp } from './cli/withoutHelp.ts';

const run = async (words: string[]): Promise<void> => {
  const parser = yargs(words)
    .scriptName('rosetta-transform')
    .usage('$0 <command> [--project DIR] [--database URL]');
  for (const command of await commandsFor(words[0])) parser.command(command);
  await withoutHelp(parser)
    .demandCommand(1, 'Name a command: rosetta-transform --help lists them.')
    .strict()
    .check(onlyOnce)
    .fail(misused)
    .parseAsync();
};

run(process.argv.slice(2)).catch(failed);
