import type { CommandModule } from 'yargs';

import { readProject } from '../declare/readProject.ts';
import { replay, type ReplayResult } from '../load/replay.ts';
import { type Print, sessionOf, type StagingArguments, stagingOptions, tellWaiting } from './options.ts';
import { count, duration } from './print.ts';
import { stopped } from './stopped.ts';

interface Arguments extends StagingArguments {
  readonly loader: string;
  readonly id?: string[];
}

/** `rosetta-load replay`: exit code 0 also when documents are still rejected, as they were before. */
export const replayCommand = (print: Print): CommandModule<object, Arguments> => ({
  command: 'replay',
  describe: 'Read rejected documents again, with the contract of today',
  builder: {
    ...stagingOptions,
    loader: { type: 'string', demandOption: true, describe: 'The loader of this name' },
    id: {
      type: 'string',
      array: true,
      describe: 'Only these documents, by the raw_id of their rejected row',
    },
  },
  handler: async ({ project, loader, id, json, ...staging }) => {
    const { signal, exitCode } = stopped();
    try {
      const run = await replay(await readProject(project), {
        ...sessionOf({ project, json, ...staging }),
        loader,
        ids: id,
        signal,
        observe: tellWaiting,
      });
      print(json, run, replayLines(run));
    } finally {
      if (signal.aborted) process.exitCode = exitCode();
    }
  },
});

/** A replay as a person reads it. */
export const replayLines = (run: ReplayResult): string[] => [
  run.loader,
  ...(run.superseded
    ? [`  ${count(run.superseded, 'document')} passed, and newer data stands there: rejected no longer.`]
    : []),
  ...(run.waiting
    ? [
        `  ${count(run.waiting, 'document')} passed, and nothing of their delivery is staged: load reads it again.`,
      ]
    : []),
  ...(run.rejected
    ? [
        `  ${count(run.rejected, 'document')} still rejected: see their reason in rejected_row in the staging schema.`,
      ]
    : []),
  `  ${count(run.read, 'document')} read again, ${count(run.written, 'row')} written in ${duration(run.ms)}.`,
];
