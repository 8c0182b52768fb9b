import type { CommandModule } from 'yargs';
import { readProject } from '../project/readProject.ts';
import { retry } from '../runs/retry.ts';
import { formatBuild } from './build.ts';
import { interrupted, interruptible } from './interrupt.ts';
import { databaseOptions, targetOption, type DatabaseArguments, type TargetArguments } from './options.ts';

/** What `retry` takes; what is built was said to the run that failed. */
type RetryArguments = DatabaseArguments & TargetArguments & { artifacts: string | undefined };

/** `retry`: the last run again, from where it failed. */
export const retryCommand: CommandModule<object, RetryArguments> = {
  command: 'retry',
  describe:
    'Do the last run again when it failed, with what it built. Exit 0: published; 1: failed again, or nothing to try',
  builder: (yargs) =>
    targetOption(databaseOptions(yargs)).option('artifacts', {
      type: 'string',
      describe: 'Folder to write run_results.json to',
    }),
  handler: async ({ project, database, threads, target, artifacts, json }) => {
    const started = performance.now();
    const log = (message: string) => console.error(message);
    const result = await interruptible(async (signal) =>
      retry(await readProject(project), { database, threads, target, artifacts, log, signal }),
    );
    console.log(json ? JSON.stringify(result, null, 2) : formatBuild(result, performance.now() - started));
    if (result.status === 'failed') process.exitCode = 1;
    if (result.status === 'cancelled') process.exitCode = interrupted;
  },
};
