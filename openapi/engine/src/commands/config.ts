import { access, readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { ContractError, type ExtensionNames } from '../options.ts';
import type { NamedApi } from './apiOptions.ts';
import { readSeverities } from './severities.ts';

const names = ['rosetta-contract.yaml', 'rosetta-contract.yml', 'rosetta-contract.json'];

/** The config file as somebody wrote it. */
interface Config {
  apis: Record<string, ApiEntry>;
  extensions?: Partial<ExtensionNames>;
  rules?: Record<string, unknown>;
}

interface ApiEntry {
  spec: string;
  out?: string;
  client?: string;
  roles?: string[];
  rules?: Record<string, unknown>;
}

const fields: Record<string, readonly string[]> = {
  config: ['apis', 'extensions', 'rules'],
  api: ['spec', 'out', 'client', 'roles', 'rules'],
  extensions: ['roles', 'column'],
};

/**
 * Reads the APIs that a config file lists; its paths are from its own folder.
 * @throws ContractError when there is none, or for the first thing that is wrong in it.
 */
export const readConfig = async (given?: string): Promise<NamedApi[]> => {
  const file = given ?? (await firstThere());
  if (file === undefined)
    throw new ContractError(`Name a document with --spec, or write ${names[0]} that lists your APIs.`, []);
  const config = await parse(file);
  const from = (path: string) => relative(process.cwd(), resolve(dirname(file), path));
  return Object.entries(config.apis).map(([name, api]) => ({
    name,
    spec: from(api.spec),
    out: api.out === undefined ? '' : from(api.out),
    clientName: api.client ?? 'createApiClient',
    extensions: { roles: 'x-roles', column: 'x-column', ...config.extensions },
    ...(api.roles ? { roles: api.roles } : {}),
    rules: readSeverities({ ...config.rules, ...api.rules }, file),
  }));
};

const firstThere = async (): Promise<string | undefined> => {
  for (const name of names) {
    const there = await access(name).then(
      () => true,
      () => false,
    );
    if (there) return name;
  }
  return undefined;
};

const parse = async (file: string): Promise<Config> => {
  const refuse = (message: string): never => {
    throw new ContractError(`${file}: ${message}`, []);
  };
  const text = await readFile(file, 'utf8').catch(() => refuse('there is no such file.'));
  const { parse: read } = await import('yaml');
  let config: unknown;
  try {
    config = read(text);
  } catch (error) {
    return refuse((error as Error).message);
  }
  const objectOf = (node: unknown, where: string): Record<string, unknown> =>
    typeof node === 'object' && node !== null && !Array.isArray(node)
      ? (node as Record<string, unknown>)
      : refuse(`${where} must be an object.`);
  const only = (node: unknown, kind: string, where: string): void => {
    const stranger = Object.keys(objectOf(node, where)).find((name) => !fields[kind]!.includes(name));
    if (stranger !== undefined) refuse(`${where} has ${stranger}; it may have ${fields[kind]!.join(', ')}.`);
  };
  only(config, 'config', 'it');
  const { apis, extensions = {} } = config as { apis: unknown; extensions?: unknown };
  only(extensions, 'extensions', 'extensions');
  const entries = Object.entries(objectOf(apis, 'apis'));
  if (entries.length === 0) refuse('apis lists none.');
  for (const [name, api] of entries) {
    only(api, 'api', `apis.${name}`);
    if (typeof (api as ApiEntry).spec !== 'string') refuse(`apis.${name}.spec must name a file.`);
  }
  return config as Config;
};
