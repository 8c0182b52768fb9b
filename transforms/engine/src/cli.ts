#!/usr/bin/env node
import yargs from 'yargs';
import { buildCommand } from './cli/build.ts';
import { compileCommand } from './cli/compile.ts';
import { diffCommand } from './cli/diff.ts';
import { dropCommand } from './cli/drop.ts';
import { failuresCommand } from './cli/failures.ts';
import { freshCommand } from './cli/fresh.ts';
import { docsCommand } from './cli/docs.ts';
import { failed } from './cli/failed.ts';
import { misused, onlyOnce } from './cli/misused.ts';
import { importDbtCommand } from './cli/importDbt.ts';
import { lineageCommand } from './cli/lineage.ts';
import { lsCommand } from './cli/ls.ts';
import { planCommand } from './cli/plan.ts';
import { retryCommand } from './cli/retry.ts';
import { testCommand } from './cli/test.ts';

try {
  await yargs(process.argv.slice(2))
    .scriptName('rosetta-transform')
    .usage('$0 <command> [--project DIR] [--database URL]')
    .command(planCommand)
    .command(buildCommand)
    .command(retryCommand)
    .command(testCommand)
    .command(failuresCommand)
    .command(freshCommand)
    .command(docsCommand)
    .command(lineageCommand)
    .command(lsCommand)
    .command(compileCommand)
    .command(diffCommand)
    .command(dropCommand)
    .command(importDbtCommand)
    .demandCommand(1, 'Name a command: rosetta-transform --help lists them.')
    .strict()
    .check(onlyOnce)
    .fail(misused)
    .parseAsync();
} catch (error) {
  failed(error);
}
