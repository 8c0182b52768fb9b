import type { CommandModule } from 'yargs';

import { readProject } from '../declare/readProject.ts';
import { load } from '../load/load.ts';
import { loadLines } from './load.ts';
import { type Print, sessionOf, type StagingArguments, stagingOptions, tellWaiting } from './options.ts';
import { stopped } from './stopped.ts';

interface Arguments extends StagingArguments {
  readonly source?: string;
  readonly loader?: string;
}

/** `rosetta-load load`: on SIGTERM or Ctrl-C it stops after the chunk under way, and the next load goes on from there. */
export const loadCommand = (print: Print): CommandModule<object, Arguments> => ({
  command: 'load',
  describe: 'Copy what landed since the last run into staging',
  builder: {
    ...stagingOptions,
    source: { type: 'string', describe: 'Only the loaders of this source' },
    loader: { type: 'string', describe: 'Only the loader of this name' },
  },
  handler: async ({ project, source, loader, json, ...staging }) => {
    const { signal, exitCode } = stopped();
    try {
      const runs = await load(await readProject(project), {
        ...sessionOf({ project, json, ...staging }),
        source,
        loader,
        signal,
        observe: tellWaiting,
      });
      print(json, runs, runs.flatMap(loadLines));
      if (runs.some((run) => run.status === 'failed')) process.exitCode = 1;
    } finally {
      if (signal.aborted) process.exitCode = exitCode();
    }
  },
});
