import type { CommandModule, Options } from 'yargs';

import { readProject } from '../declare/readProject.ts';
import type { PullEvent } from '../pull/events.ts';
import { instantOption, type Print } from './options.ts';
import { pull, pullLines } from './pull.ts';
import { duration } from './print.ts';
import { stopped } from './stopped.ts';

interface Arguments {
  readonly project: string;
  readonly json: boolean;
  readonly raw: string;
  readonly source: string;
  readonly entity?: string;
  readonly since?: string;
}

/** `rosetta-load pull`: on SIGTERM or Ctrl-C it stops between pages, and the next pull goes on from there. */
export const pullCommand = (raw: Options, print: Print): CommandModule<object, Arguments> => ({
  command: 'pull <source>',
  describe: 'Pull what changed from the API of a source into the raw store',
  builder: {
    source: { type: 'string', demandOption: true },
    raw,
    entity: { type: 'string', describe: 'Only this entity' },
    since: { type: 'string', describe: 'Pull what changed from this instant on, whatever was pulled before' },
  },
  handler: async ({ project, source, raw: url, entity, since, json }) => {
    const { signal, exitCode } = stopped();
    const results = await pull(await readProject(project), {
      source,
      raw: url,
      environment: process.env,
      entity,
      since: since === undefined ? undefined : instantOption('since', since),
      signal,
      observe: tell,
    });
    print(json, results, pullLines(source, results));
    if (results.some((result) => result.status !== 'done')) process.exitCode = exitCode();
  },
});

const tell = (event: PullEvent): void => {
  if (event.step === 'retry')
    process.stderr.write(
      `${event.entity}: ${event.reason}; again in ${duration(event.waitMs)} (try ${event.tried + 1})\n`,
    );
};
