import type { CommandModule } from 'yargs';
import type { Finding } from '../importDbt/findings.ts';
import type { ImportReport } from '../importDbt/report.ts';
import { TransformError } from '../text/diagnostics.ts';
import { count } from './format.ts';

interface ImportArguments {
  dir: string;
  out: string;
  database: string;
  target: string;
  schema: string | undefined;
  vars: string | undefined;
  force: boolean;
  json: boolean;
}

/** `import-dbt`: a dbt project becomes one of ours. */
export const importDbtCommand: CommandModule<object, ImportArguments> = {
  command: 'import-dbt <dir>',
  describe:
    'Turn a dbt project into plain SQL and contracts. Exit 0: all of it; 2: all but what is listed; 1: nothing is written',
  builder: (yargs) =>
    yargs
      .positional('dir', {
        type: 'string',
        demandOption: true,
        describe: 'Folder that holds dbt_project.yml',
      })
      .option('out', { type: 'string', demandOption: true, describe: 'Folder for the project; new or empty' })
      .option('database', {
        type: 'string',
        default: process.env['DATABASE_URL'] ?? '',
        defaultDescription: '$DATABASE_URL', // never the value: it holds a password
        describe: 'PostgreSQL that tells the types of columns; nothing stays in it',
      })
      .option('target', { type: 'string', default: 'prod', describe: 'What target.name is in templates' })
      .option('schema', { type: 'string', describe: 'What target.schema is; the project’s name when absent' })
      .option('vars', { type: 'string', describe: "Variables over those of dbt_project.yml, as '{a: 1}'" })
      .option('force', { type: 'boolean', default: false, describe: 'Replace the project that --out holds' })
      .option('json', {
        type: 'boolean',
        default: false,
        describe: 'Print one JSON document instead of text',
      })
      .check(({ database }) => {
        if (database !== '') return true;
        throw new TransformError(
          'pass --database, the URL of a PostgreSQL that tells the types of columns, or set DATABASE_URL',
        );
      }),
  handler: async ({ dir, json, ...options }) => {
    const { importDbt } = await import('../importDbt/importDbt.ts'); // it brings a parser that no other command needs
    const report = await importDbt(dir, options);
    console.log(json ? JSON.stringify(report, null, 2) : formatImport(report));
    if (report.couldNot.length > 0) process.exitCode = 2;
  },
};

const formatImport = (report: ImportReport): string => {
  const counts = [
    count(report.models, 'model'),
    count(report.seeds, 'seed'),
    count(report.snapshots, 'snapshot'),
    count(report.sources, 'source'),
    count(report.tests, 'test'),
    count(report.unitTests, 'unit test'),
    count(report.exposures, 'exposure'),
  ];
  return [
    ...section('Left behind on purpose:', report.leftBehind),
    ...section('Could not:', report.couldNot),
    `Imported ${report.project} into ${report.out}: ${counts.filter((each) => !each.startsWith('0 ')).join(', ')}.`,
    report.couldNot.length === 0
      ? 'Nothing is missing.'
      : `${count(report.couldNot.length, 'thing')} could not come along; see above.`,
  ].join('\n');
};

const section = (title: string, list: readonly Finding[]): string[] =>
  list.length === 0
    ? []
    : [title, ...list.map(({ file, line, what, todo }) => `  ${file}:${line} ${what}: ${todo}`), ''];
