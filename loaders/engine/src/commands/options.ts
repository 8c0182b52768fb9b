import type { Options } from 'yargs';

import { LoadError } from '../errors.ts';
import type { LoadEvent } from '../load/events.ts';
import { readInstant } from '../values/instant.ts';

/** Prints what a command did: data with --json, else prose. */
export type Print = (isJson: boolean, data: unknown, lines: readonly string[]) => void;

/** `--raw`. */
export const rawOption = {
  type: 'string',
  default: process.env['MONGO_URL'] ?? '',
  defaultDescription: '$MONGO_URL',
  describe: 'Address of the raw store',
} as const satisfies Options;

/** The options of every command that writes to staging. */
export const stagingOptions = {
  raw: rawOption,
  database: {
    type: 'string',
    default: process.env['DATABASE_URL'] ?? '',
    defaultDescription: '$DATABASE_URL', // never the value: it holds a password
    describe: 'Address of PostgreSQL',
  },
  chunk: { type: 'number', describe: 'Documents per transaction' },
} as const satisfies Record<string, Options>;

/** Their values. */
export interface StagingArguments {
  readonly project: string;
  readonly json: boolean;
  readonly raw: string;
  readonly database: string;
  readonly chunk?: number;
}

/** Where to work, as the library takes it. */
export const sessionOf = ({ raw, database, chunk }: StagingArguments) => ({
  raw,
  database,
  ...(chunk ? { chunkRows: chunk } : {}),
});

/** Says on the standard error what a person would otherwise take for a standstill. */
export const tellWaiting = (event: LoadEvent): void => {
  if (event.step === 'waiting') process.stderr.write(`${event.loader}: waiting for lock "${event.lock}"\n`);
};

/** The instant that an option names. */
export const instantOption = (option: string, value: string): Date => {
  const read = readInstant(value);
  if (typeof read !== 'string')
    throw new LoadError(`--${option}: ${read.reason}: write it as 2026-01-05 or 2026-01-05T10:00:00Z.`);
  return new Date(read);
};
