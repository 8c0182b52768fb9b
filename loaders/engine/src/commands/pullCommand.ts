import type { CommandModule, Options } from 'yargs';

import { readProject } from '../declare/readProject.ts';
import { LoadError } from '../errors.ts';
import type { PullEvent } from '../pull/events.ts';
import { readInstant } from '../values/instant.ts';
import { pull, pullLines } from './pull.ts';
import { duration } from './print.ts';

interface Arguments {
  readonly project: string;
  readonly json: boolean;
  readonly raw: string;
  readonly source: string;
  readonly entity?: string;
  readonly since?: string;
}

/** `rosetta-load pull`: on SIGTERM or Ctrl-C it stops between pages, and the next pull goes on from there. */
export const pullCommand = (
  raw: Options,
  print: (isJson: boolean, data: unknown, lines: readonly string[]) => void,
): CommandModule<object, Arguments> => ({
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
      since: since === undefined ? undefined : instant(since),
      signal,
      observe: tell,
    });
    print(json, results, pullLines(source, results));
    if (results.some((result) => result.status !== 'done')) process.exitCode = exitCode();
  },
});

const instant = (text: string): Date => {
  const read = readInstant(text);
  if (typeof read !== 'string')
    throw new LoadError(`--since: ${read.reason}: write it as 2026-01-05 or 2026-01-05T10:00:00Z.`);
  return new Date(read);
};

const tell = (event: PullEvent): void => {
  if (event.step === 'retry')
    process.stderr.write(
      `${event.entity}: ${event.reason}; again in ${duration(event.waitMs)} (try ${event.tried + 1})\n`,
    );
};

/** A signal to stop for the two ways in which a process is asked to. */
const stopped = () => {
  const controller = new AbortController();
  let code = 1;
  const on = (name: NodeJS.Signals, exit: number) =>
    process.once(name, () => {
      code = exit;
      controller.abort();
    });
  on('SIGTERM', 143);
  on('SIGINT', 130);
  return { signal: controller.signal, exitCode: () => code };
};
