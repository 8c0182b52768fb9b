#!/usr/bin/env node
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { commands } from './commands/index.ts';

await yargs(hideBin(process.argv))
  .scriptName('rosetta-contract')
  .usage('$0 <command>\n\nFor any OpenAPI 3.0 or 3.1 document, of one file or many.')
  .command([...commands])
  .demandCommand(1, 'Name a command; --help lists them.')
  .strict()
  .version(false)
  .wrap(110)
  .epilog('Exit codes: 0 done, 1 something is wrong, stale or missing; each command says what.')
  .fail((message: string | null, error: Error | undefined) => {
    process.stderr.write(`${message ?? String(error?.stack)}\n`);
    process.exit(1);
  })
  .parseAsync();
