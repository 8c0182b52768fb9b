import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { TransformError } from '../text/diagnostics.ts';
import type { Place } from './findings.ts';
import { isMapping, readYaml, text, texts, type Mapping, type YamlText } from './yamlText.ts';

/** A file of a dbt project, and the folders between it and its root. */
export interface DbtFile {
  file: string;
  name: string;
  folders: string[];
}

/** What `dbt_project.yml` says, and the files it points to. */
export interface DbtProject {
  directory: string;
  name: string;
  yaml: YamlText;
  vars: Mapping;
  /** The config trees, by kind of node. */
  configs: Record<'models' | 'seeds' | 'snapshots' | 'sources' | 'data_tests', Mapping>;
  models: DbtFile[];
  seeds: DbtFile[];
  snapshots: DbtFile[];
  tests: DbtFile[];
  macros: DbtFile[];
  properties: string[];
  docs: string[];
}

const kinds: Record<string, { key: string; old?: string; otherwise: string[] }> = {
  models: { key: 'model-paths', old: 'source-paths', otherwise: ['models'] },
  seeds: { key: 'seed-paths', old: 'data-paths', otherwise: ['seeds'] },
  snapshots: { key: 'snapshot-paths', otherwise: ['snapshots'] },
  tests: { key: 'test-paths', otherwise: ['tests'] },
  macros: { key: 'macro-paths', otherwise: ['macros'] },
};

/** Reads `dbt_project.yml` and finds the project's files. @throws TransformError when the folder is no dbt project. */
export const readDbtProject = async (directory: string): Promise<DbtProject> => {
  const file = join(directory, 'dbt_project.yml');
  if (!existsSync(file))
    throw new TransformError(`${file} does not exist; name the folder that holds dbt_project.yml`);
  const yaml = await readYaml(file);
  const { root } = yaml;
  const name = text(root['name']);
  if (!name) throw new TransformError(`${file} gives the project no name; write \`name:\``);
  const found = Object.fromEntries(
    await Promise.all(
      Object.entries(kinds).map(async ([kind, { key, old, otherwise }]) => {
        const paths = root[key] ?? (old ? root[old] : undefined);
        const files = await Promise.all(texts(paths ?? otherwise).map((path) => filesUnder(directory, path)));
        return [kind, files.flat()] as const;
      }),
    ),
  );
  const of = (kind: string, ...extensions: string[]) =>
    found[kind]!.filter(({ file }) => extensions.includes(extname(file)));
  const config = (key: string) => (isMapping(root[key]) ? root[key] : {});
  const everywhere = ['models', 'seeds', 'snapshots', 'tests', 'macros'];
  return {
    directory,
    name,
    yaml,
    vars: config('vars'),
    configs: {
      models: config('models'),
      seeds: config('seeds'),
      snapshots: config('snapshots'),
      sources: config('sources'),
      data_tests: { ...config('tests'), ...config('data_tests') },
    },
    models: of('models', '.sql', '.py'),
    seeds: of('seeds', '.csv'),
    snapshots: of('snapshots', '.sql'),
    tests: of('tests', '.sql').filter(({ folders }) => folders[0] !== 'generic'),
    macros: [
      ...of('macros', '.sql'),
      ...of('tests', '.sql').filter(({ folders }) => folders[0] === 'generic'),
    ],
    properties: [...new Set(everywhere.flatMap((kind) => of(kind, '.yml', '.yaml').map(({ file }) => file)))],
    docs: [...new Set(everywhere.flatMap((kind) => of(kind, '.md').map(({ file }) => file)))],
  };
};

/** The packages that `dbt deps` installed: their names and folders. */
export const installedPackages = async (directory: string): Promise<DbtProject[]> => {
  for (const folder of ['dbt_packages', 'dbt_modules']) {
    const path = join(directory, folder);
    if (!existsSync(path)) continue;
    const names = (await readdir(path))
      .sort()
      .filter((name) => existsSync(join(path, name, 'dbt_project.yml')));
    return Promise.all(names.map((name) => readDbtProject(join(path, name))));
  }
  return [];
};

const filesUnder = async (directory: string, path: string): Promise<DbtFile[]> => {
  const root = join(directory, path);
  if (!existsSync(root)) return [];
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const folders = relative(root, entry.parentPath).split(sep).filter(Boolean);
      return { file, name: basename(file, extname(file)), folders };
    })
    .sort((a, b) => a.file.localeCompare(b.file));
};

/** The first line of a file: where a thing stands that is the whole of it. */
export const topOf = (file: string): Place => ({ file, line: 1 });
