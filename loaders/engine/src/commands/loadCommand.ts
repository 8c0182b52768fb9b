import type { CommandModule } from 'yargs';

import { readProject } from '../declare/readProject.ts';
import { LoadError } from '../errors.ts';
import { load } from '../load/load.ts';
import { loadLines } from './load.ts';
import { type Print, sessionOf, type StagingArguments, stagingOptions } from './options.ts';
import { progress } from './progress.ts';
import { stopped } from './stopped.ts';

interface Arguments extends StagingArguments {
  readonly source?: string;
  readonly loader?: string;
  readonly parallel?: number;
  readonly memory?: number;
}

/** `rosetta-load load`: on SIGTERM or Ctrl-C it stops after the chunk under way, and the next load goes on from there. */
export const loadCommand = (print: Print): CommandModule<object, Arguments> => ({
  command: 'load',
  describe: 'Copy what landed since the last run into staging',
  builder: {
    ...stagingOptions,
    source: { type: 'string', describe: 'Only the loaders of this source' },
    loader: { type: 'string', describe: 'Only the loader of this name' },
    parallel: { type: 'number', describe: 'Loaders at once (2)' },
    memory: { type: 'number', describe: 'Megabytes that all loaders together hold in flight (64)' },
  },
  handler: async ({ project, source, loader, parallel, memory, json, ...staging }) => {
    const { signal, exitCode } = stopped();
    const shown = progress();
    try {
      const runs = await load(await readProject(project), {
        ...sessionOf({ project, json, ...staging }),
        source,
        loader,
        signal,
        parallel: positive('parallel', parallel),
        memoryBytes: memory === undefined ? undefined : positive('memory', memory)! * 1_048_576,
        observe: shown.observe,
      });
      shown.end();
      print(json, runs, runs.flatMap(loadLines));
      if (runs.some((run) => run.status === 'failed')) process.exitCode = 1;
    } finally {
      shown.end();
      if (signal.aborted) process.exitCode = exitCode();
    }
  },
});

const positive = (option: string, value: number | undefined): number | undefined => {
  if (value !== undefined && !(Number.isInteger(value) && value > 0))
    throw new LoadError(`--${option} is a whole number, 1 or more.`);
  return value;
};
