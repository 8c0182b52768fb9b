import type { CommandModule } from 'yargs';
import { test } from '../build/test.ts';
import { stops } from '../checks/judge.ts';
import { readProject } from '../project/readProject.ts';
import {
  databaseOptions,
  deferOptions,
  type DeferArguments,
  failFastOption,
  selectionOf,
  type DatabaseArguments,
} from './options.ts';
import { formatTests } from './tests.ts';

/** What `test` takes. */
type TestArguments = DatabaseArguments & DeferArguments & { unit: boolean; 'fail-fast': boolean };

/** `test`: the unit tests, and the tests of the data on what is live. */
export const testCommand: CommandModule<object, TestArguments> = {
  command: 'test',
  describe: 'Run the tests on what is live. Exit 0: none failed; 1: one failed',
  builder: (yargs) =>
    failFastOption(deferOptions(databaseOptions(yargs))).option('unit', {
      type: 'boolean',
      default: false,
      describe: 'Only the unit tests, which need a database but no table',
    }),
  handler: async ({ project, database, threads, json, unit, failFast, target, defer, ...selection }) => {
    const tests = await test(await readProject(project), {
      ...selectionOf(selection),
      database,
      threads,
      unit,
      failFast,
      target,
      defer,
    });
    console.log(json ? JSON.stringify({ tests }, null, 2) : formatTests(tests));
    if (tests.some(stops)) process.exitCode = 1;
  },
};
