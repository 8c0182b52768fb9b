import type { InferredOptionTypes } from 'yargs';
import { type ApiOptions, ContractError } from '../options.ts';
import { severitiesOf } from './severities.ts';
import { readConfig } from './config.ts';

/** The options that say which document is meant, shared by every command that reads one. */
export const specOptions = {
  spec: {
    type: 'string',
    describe: 'The entry file of the OpenAPI document; without it the config file says',
  },
  config: {
    type: 'string',
    describe: 'The config file [rosetta-contract.yaml, .yml or .json in this folder]',
  },
  api: { type: 'string', describe: 'Of the config file only this API' },
  rolesExtension: { type: 'string', describe: 'Operation extension that lists the roles [x-roles]' },
  rule: {
    type: 'string',
    array: true,
    describe: 'NAME=error|warn|off, such as all=off for a document of others; may be repeated',
  },
  columnExtension: { type: 'string', describe: 'Property extension that names its columns [x-column]' },
} as const;

/** The options of commands that write or compare generated files. */
export const outputOptions = {
  ...specOptions,
  out: { type: 'string', describe: 'The folder of the generated files' },
  client: { type: 'string', describe: 'The name of the client factory [createApiClient]' },
} as const;

/** What yargs makes of these. */
export type SpecArguments = InferredOptionTypes<typeof specOptions> & { out?: string; client?: string };

/** An API that a command works on, with the name that it has in the config file. */
export interface NamedApi extends ApiOptions {
  name: string;
}

/**
 * The APIs that a command works on: the one that its options name, or those of the config file.
 * @throws ContractError when neither says which.
 */
export const apisOf = async (argv: SpecArguments): Promise<NamedApi[]> => {
  const overrides = {
    ...(argv.rolesExtension === undefined ? {} : { roles: argv.rolesExtension }),
    ...(argv.columnExtension === undefined ? {} : { column: argv.columnExtension }),
  };
  const rules = severitiesOf(argv.rule ?? []);
  if (argv.spec !== undefined) {
    if (argv.config !== undefined || argv.api !== undefined)
      throw new ContractError('Name a --spec, or a --config and --api; not both.', []);
    return [
      {
        name: argv.spec,
        spec: argv.spec,
        out: argv.out ?? '',
        clientName: argv.client ?? 'createApiClient',
        extensions: { roles: 'x-roles', column: 'x-column', ...overrides },
        rules,
      },
    ];
  }
  const apis = await readConfig(argv.config);
  const chosen = argv.api === undefined ? apis : apis.filter(({ name }) => name === argv.api);
  if (chosen.length === 0)
    throw new ContractError(
      `There is no API ${argv.api}; the config file has ${apis.map(({ name }) => name).join(', ')}.`,
      [],
    );
  if (chosen.length > 1 && (argv.out !== undefined || argv.client !== undefined))
    throw new ContractError('--out and --client are of one API: name it with --api.', []);
  return chosen.map((api) => ({
    ...api,
    out: argv.out ?? api.out,
    clientName: argv.client ?? api.clientName,
    extensions: { ...api.extensions, ...overrides },
    rules: { ...api.rules, ...rules },
  }));
};

/** The only API that is meant. @throws ContractError when there are several. */
export const oneApi = async (argv: SpecArguments): Promise<NamedApi> => {
  const apis = await apisOf(argv);
  if (apis.length > 1)
    throw new ContractError(`Name one with --api: ${apis.map(({ name }) => name).join(', ')}.`, []);
  return apis[0]!;
};

/** The folder to write to. @throws ContractError when nothing names it. */
export const outOf = ({ name, out }: NamedApi): string => {
  if (out === '') throw new ContractError(`Where do the files of ${name} go? Name a folder with --out.`, []);
  return out;
};
