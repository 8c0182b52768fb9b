import type { CommandModule } from 'yargs';

import { readProject } from '../declare/readProject.ts';
import { backfill } from '../load/backfill.ts';
import { loadLines } from './load.ts';
import {
  instantOption,
  type Print,
  sessionOf,
  type StagingArguments,
  stagingOptions,
  tellWaiting,
} from './options.ts';
import { stopped } from './stopped.ts';

interface Arguments extends StagingArguments {
  readonly loader: string;
  readonly from: string;
  readonly to: string;
}

/** `rosetta-load backfill`: stopped anywhere, the same command goes on. */
export const backfillCommand = (print: Print): CommandModule<object, Arguments> => ({
  command: 'backfill',
  describe: 'Read again what landed in a range, with the contract of today',
  builder: {
    ...stagingOptions,
    loader: { type: 'string', demandOption: true, describe: 'The loader of this name' },
    from: { type: 'string', demandOption: true, describe: 'What landed from this instant on' },
    to: { type: 'string', demandOption: true, describe: 'and before this one' },
  },
  handler: async ({ project, loader, from, to, json, ...staging }) => {
    const { signal, exitCode } = stopped();
    try {
      const run = await backfill(await readProject(project), {
        ...sessionOf({ project, json, ...staging }),
        loader,
        from: instantOption('from', from),
        to: instantOption('to', to),
        signal,
        observe: tellWaiting,
      });
      print(json, run, loadLines(run));
      if (run.status === 'failed') process.exitCode = 1;
    } finally {
      if (signal.aborted) process.exitCode = exitCode();
    }
  },
});
