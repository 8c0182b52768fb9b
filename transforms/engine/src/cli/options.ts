import type { Argv } from 'yargs';
import type { Selection } from '../graph/select.ts';
import { TransformError } from '../text/diagnostics.ts';

/** What every command takes. */
export interface BareArguments {
  project: string;
  json: boolean;
}

/** What the commands take that do something with some of the models. */
export interface ProjectArguments extends BareArguments, Selection {}

/** What the commands take that may work in a developer's own schemas. */
export interface TargetArguments {
  target: string | undefined;
}

/** What the commands with a database take. */
export interface DatabaseArguments extends ProjectArguments {
  database: string;
  threads: number;
}

/** What the commands take that decide what is built. */
export interface PlanArguments extends DatabaseArguments {
  'full-refresh': boolean;
  reprocess: string | undefined;
}

/** The options that every command takes. */
export const bareOptions = <T>(yargs: Argv<T>): Argv<T & BareArguments> =>
  yargs
    .option('project', { type: 'string', default: '.', describe: 'Folder that holds project.yml' })
    .option('json', { type: 'boolean', default: false, describe: 'Print one JSON document instead of text' });

/** The options of the commands that take a selection. */
export const projectOptions = <T>(yargs: Argv<T>): Argv<T & ProjectArguments> =>
  bareOptions(yargs)
    .option('select', {
      ...words,
      alias: 's',
      describe:
        'Models as in dbt: x, +x, 2+x, x+, @x, fct_*, tag:t, path:p, state:modified; blank unites, comma intersects',
    })
    .option('exclude', { ...words, describe: 'Leaves out of the selection; the same grammar' })
    .option('selector', { type: 'string', describe: 'A selection that project.yml names under selectors' })
    .option('state', {
      type: 'string',
      describe: 'Folder of a manifest.json that state: compares with, instead of what is live',
    });

/** The option that names a developer's own schemas. */
export const targetOption = <T>(yargs: Argv<T>): Argv<T & TargetArguments> =>
  yargs.option('target', {
    type: 'string',
    describe: 'Schemas of your own: with dev_alice, marts is dev_alice_marts, and production is only read',
  });

/** What the commands take that read from production what a target has not. */
export interface DeferArguments extends TargetArguments {
  defer: boolean;
}

/** The options of the commands that work in a target upon production. */
export const deferOptions = <T>(yargs: Argv<T>): Argv<T & DeferArguments> =>
  targetOption(yargs).option('defer', {
    type: 'boolean',
    default: true,
    describe: 'In a target, read from production what is neither there nor selected (--no-defer: refuse)',
  });

/** One selection in as many words as a person likes: `--select a b` is `--select "a b"`. */
const words = {
  type: 'string',
  array: true,
  coerce: (given: string[] | undefined) => given?.join(' '),
} as const;

/** Whether a selection may compare with something that is recorded. */
const asksForState = ({ select, exclude, selector }: Selection): boolean =>
  selector !== undefined || /\b(state|result|selector):/.test(`${select} ${exclude}`);

/** Whether a command that needs no database is told more by one. */
export const asksForDatabase = (selection: Selection, target: string | undefined): boolean =>
  target !== undefined || asksForState(selection);

/** The selection among a command's arguments. */
export const selectionOf = ({ select, exclude, selector, state }: Selection): Selection => ({
  select,
  exclude,
  selector,
  state,
});

/** The database of commands that need one only to compare with what is live. */
export const optionalDatabase = <T>(yargs: Argv<T>): Argv<T & { database: string }> =>
  yargs.option('database', {
    type: 'string',
    default: process.env['DATABASE_URL'] ?? '',
    defaultDescription: '$DATABASE_URL', // never the value: it holds a password
    describe: 'PostgreSQL URL, only for state:, result: and what a target reads from production',
  });

/** What the commands take that only ask a database something. */
export interface ConnectionArguments extends BareArguments {
  database: string;
}

/** The options of the commands that only ask a database something. */
export const connectionOptions = <T>(yargs: Argv<T>): Argv<T & ConnectionArguments> =>
  connection(bareOptions(yargs));

/** The options of the commands that build or test with a database. */
export const databaseOptions = <T>(yargs: Argv<T>): Argv<T & DatabaseArguments> =>
  connection(projectOptions(yargs))
    .option('threads', {
      type: 'number',
      default: 4,
      describe: 'Models built and tests run at the same time',
    })
    .check(({ threads }) => {
      if (Number.isInteger(threads) && threads >= 1 && threads <= 64) return true;
      throw new TransformError('--threads must be a whole number from 1 to 64');
    });

/** The option that says which database. */
export const connection = <T>(yargs: Argv<T>): Argv<T & { database: string }> =>
  yargs
    .option('database', {
      type: 'string',
      default: process.env['DATABASE_URL'] ?? '',
      defaultDescription: '$DATABASE_URL', // never the value: it holds a password
      describe: 'PostgreSQL URL',
    })
    .check(({ database }) => {
      if (database !== '') return true;
      throw new TransformError('pass --database, the URL of PostgreSQL, or set DATABASE_URL');
    });

/** The options of the commands that decide what is built. */
export const planOptions = <T>(yargs: Argv<T>): Argv<T & PlanArguments> =>
  databaseOptions(yargs)
    .option('full-refresh', {
      type: 'boolean',
      default: false,
      describe: 'Rebuild incremental models from scratch',
    })
    .option('reprocess', {
      type: 'string',
      describe: 'Build these periods of incremental models again: 2026-03, 2026-03-14 or 2026-01..2026-03',
    });

/** The option of the commands that can fail in several places. */
export const failFastOption = <T>(yargs: Argv<T>): Argv<T & { 'fail-fast': boolean }> =>
  yargs.option('fail-fast', {
    type: 'boolean',
    alias: 'x',
    default: false,
    describe: 'Cancel everything at the first failure',
  });

/** What the commands take that build something. */
export interface RunOptions extends PlanArguments {
  'fail-fast': boolean;
  artifacts: string | undefined;
}

/** The options of the commands that build something. */
export const runOptions = <T>(yargs: Argv<T>): Argv<T & RunOptions> =>
  failFastOption(planOptions(yargs)).option('artifacts', {
    type: 'string',
    describe: 'Folder to write run_results.json and manifest.json to',
  }) as Argv<T & RunOptions>;
