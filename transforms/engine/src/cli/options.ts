import type { Argv } from 'yargs';
import { TransformError } from '../text/diagnostics.ts';

/** What the commands without a database take. */
export interface ProjectArguments {
  project: string;
  select: string | undefined;
  json: boolean;
}

/** What the commands with a database take. */
export interface DatabaseArguments extends ProjectArguments {
  database: string;
  threads: number;
}

/** The options that every command takes. */
export const projectOptions = <T>(yargs: Argv<T>): Argv<T & ProjectArguments> =>
  yargs
    .option('project', { type: 'string', demandOption: true, describe: 'Folder that holds project.yml' })
    .option('select', {
      type: 'string',
      describe: 'Models: name, +name, name+, wild*, tag:x; several by comma',
    })
    .option('json', { type: 'boolean', default: false, describe: 'Print one JSON document instead of text' });

/** The options of the commands that talk to a database. */
export const databaseOptions = <T>(yargs: Argv<T>): Argv<T & DatabaseArguments> =>
  projectOptions(yargs)
    .option('database', {
      type: 'string',
      default: process.env['DATABASE_URL'] ?? '',
      defaultDescription: '$DATABASE_URL', // never the value: it holds a password
      describe: 'PostgreSQL URL',
    })
    .option('threads', {
      type: 'number',
      default: 4,
      describe: 'Models built and tests run at the same time',
    })
    .check(({ database, threads }) => {
      if (database === '')
        throw new TransformError('pass --database, the URL of PostgreSQL, or set DATABASE_URL');
      if (Number.isInteger(threads) && threads >= 1 && threads <= 64) return true;
      throw new TransformError('--threads must be a whole number from 1 to 64');
    });
