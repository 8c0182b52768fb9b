#!/usr/bin/env node
// Exit codes: 0 all done, 1 something was refused or failed and said why, 130 and 143 stopped by Ctrl-C and SIGTERM.
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';

import { backfillCommand } from './commands/backfillCommand.ts';
import { land, landLines } from './commands/land.ts';
import { loadCommand } from './commands/loadCommand.ts';
import { type Print, rawOption } from './commands/options.ts';
import { pullCommand } from './commands/pullCommand.ts';
import { replayCommand } from './commands/replayCommand.ts';
import { readProject } from './declare/readProject.ts';
import { LoadError } from './errors.ts';
import { formats } from './land/readItems.ts';

const print: Print = (isJson, data, lines) => {
  process.stdout.write(isJson ? `${JSON.stringify(data)}\n` : `${lines.join('\n')}\n`);
};

const main = yargs(hideBin(process.argv))
  .scriptName('rosetta-load')
  .option('project', {
    type: 'string',
    default: '.',
    describe: 'Folder or module that exports the declarations',
  })
  .option('json', { type: 'boolean', default: false, describe: 'Print data, not prose' })
  .command(
    'land <source> <files..>',
    'Land files in the raw store; a known file is left alone',
    (args) =>
      args
        .positional('source', { type: 'string', demandOption: true })
        .positional('files', { type: 'string', array: true, demandOption: true })
        .option('raw', rawOption)
        .option('entity', { type: 'string', describe: 'Of a system with an API: what the files hold' })
        .option('each', { type: 'string', describe: 'Which project, type or the like the rows are of' })
        .option('format', { choices: formats, describe: 'Found out from the file when absent' })
        .option('list', {
          type: 'string',
          describe: 'JSON pointer to the rows, such as /result, in a document that is no list',
        })
        .option('repair', {
          type: 'boolean',
          default: false,
          describe: 'Insert again rows of a known file that the raw store lost',
        }),
    async ({ project, raw: url, json, source, files, entity, each, format, list, repair }) => {
      const results = await land(await readProject(project), {
        source,
        files,
        raw: url,
        repair,
        entity,
        each,
        format,
        ...(list === undefined ? {} : { list }),
      });
      print(json, results, landLines(source, results));
      if (results.some((result) => result.status === 'refused')) process.exitCode = 1;
    },
  )
  .command(loadCommand(print))
  .command(replayCommand(print))
  .command(backfillCommand(print))
  .command(pullCommand(rawOption, print))
  .check(({ raw: url, database, chunk }) => {
    if (url === '') throw new LoadError('Pass --raw, the address of the raw store, or set MONGO_URL.');
    if (database === '')
      throw new LoadError('Pass --database, the address of PostgreSQL, or set DATABASE_URL.');
    if (chunk !== undefined && !(Number.isInteger(chunk) && Number(chunk) > 0))
      throw new LoadError('--chunk is a whole number of documents, 1 or more.');
    return true;
  })
  .demandCommand(1, 'Say what to do: land, pull, load, replay or backfill.')
  .strict()
  .fail((message, error) => {
    throw error ?? new LoadError(message);
  });

try {
  await main.parseAsync();
} catch (error) {
  // A refusal is one sentence; anything else is a defect and shows where it happened.
  process.stderr.write(`${error instanceof LoadError ? error.message : (error as Error).stack}\n`);
  process.exitCode ??= 1; // a command that was stopped has said so
}
