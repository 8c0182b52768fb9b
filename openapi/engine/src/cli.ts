#!/usr/bin/env node
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { diffCommand } from './commands/diff.ts';
import { generateApi } from './generateApi.ts';
import { lintSpec } from './lint/lintSpec.ts';
import { type ApiOptions, ContractError } from './options.ts';
import { staleFiles, writeFiles } from './writeFiles.ts';

const options = {
  spec: { type: 'string', demandOption: true, describe: 'The entry file of the OpenAPI document' },
  rolesExtension: {
    type: 'string',
    default: 'x-roles',
    describe: 'Operation extension that lists the roles',
  },
  columnExtension: {
    type: 'string',
    default: 'x-column',
    describe: 'Property extension that names its columns',
  },
} as const;

const extensionsOf = (argv: {
  rolesExtension: string;
  columnExtension: string;
}): ApiOptions['extensions'] => ({
  roles: argv.rolesExtension,
  column: argv.columnExtension,
});

const report = (lines: readonly string[], failed: boolean): void => {
  for (const line of lines) console.log(line);
  if (failed) process.exitCode = 1;
};

await yargs(hideBin(process.argv))
  .scriptName('rosetta-openapi')
  .usage('$0 <command>\n\nExit codes: 0 done, 1 something is wrong or stale.')
  .command(
    'lint',
    'Check a spec against the rules',
    (args) => args.options(options),
    async (argv) => {
      const findings = await lintSpec({ spec: argv.spec, extensions: extensionsOf(argv) });
      report(
        findings.map(({ where, message }) => `${where}: ${message}`),
        findings.length > 0,
      );
    },
  )
  .command(
    'generate',
    'Write types, validators, operations and client; --check only says what is stale',
    (args) =>
      args.options(options).options({
        out: { type: 'string', demandOption: true, describe: 'The folder to write to' },
        client: { type: 'string', default: 'createApiClient', describe: 'The name of the client factory' },
        check: { type: 'boolean', default: false },
      }),
    async (argv) => {
      const { files } = await generateApi({
        ...argv,
        clientName: argv.client,
        extensions: extensionsOf(argv),
      });
      const { missing, changed, superfluous } = await staleFiles(argv.out, files);
      if (!argv.check) {
        // Whatever is not generated goes: a mistyped folder must not lose its files.
        if (missing.length === files.size && superfluous.length > 0) {
          throw new ContractError(
            `${argv.out} holds files that were not generated; name an empty folder.`,
            [],
          );
        }
        return report(await writeFiles(argv.out, files), false);
      }
      const stale = [...missing, ...changed, ...superfluous];
      report(
        stale.map((path) => `${path} is stale`),
        stale.length > 0,
      );
    },
  )
  .command(diffCommand)
  .demandCommand(1)
  .strict()
  .fail((message, error) => {
    process.stderr.write(`${error instanceof ContractError ? error.message : (error?.stack ?? message)}\n`);
    process.exit(1);
  })
  .parseAsync();
