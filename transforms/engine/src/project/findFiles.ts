import { basename, extname, join, sep } from 'node:path';
import type { Diagnostics } from '../text/diagnostics.ts';
import { filesBelow } from '../text/reading.ts';
import { SourceFile } from '../text/sourceFile.ts';
import type { ProjectConfig } from './types.ts';

const wanted = /\.(sql|csv|yml|yaml)$/;

/** The files of one model or seed. */
export interface ModelFiles {
  /** The relation's name: `x_v2` for `x.v2.sql`. */
  name: string;
  base: string;
  version: number;
  folder: string;
  schema: string;
  kind: 'model' | 'seed';
  file: string;
  contractFile: string;
}

/** Finds models, seeds and tests by where they lie; a file that belongs to nothing is reported. */
export const findFiles = async (
  directory: string,
  config: ProjectConfig,
  diagnostics: Diagnostics,
): Promise<{ models: ModelFiles[]; tests: string[] }> => {
  const found = filesBelow(directory).filter((path) => path.includes(sep) && wanted.test(path));
  const models: ModelFiles[] = [];
  const tests: string[] = [];
  const contracts = new Set(
    found.filter((path) => path.endsWith('.yml') && config.schemas.has(path.split(sep)[0]!)),
  );
  const seen = new Map<string, string>();
  for (const path of found) {
    const [folder] = path.split(sep);
    const extension = extname(path);
    const file = join(directory, path);
    const here = new SourceFile(file, '').at(0);
    if (extension === '.yaml' && config.schemas.has(folder!))
      diagnostics.add(here, 'contracts end in .yml; rename the file');
    if (extension !== '.sql' && extension !== '.csv') continue;
    if (folder === 'tests' && extension === '.sql') {
      tests.push(file);
      continue;
    }
    const schema = config.schemas.get(folder!);
    if (schema === undefined) {
      diagnostics.add(
        here,
        `folder ${folder} is not among the schemas of project.yml; add it or move the file`,
      );
      continue;
    }
    const stem = basename(path, extension);
    const { name, base, version } = versionOf(stem);
    const contract = path.slice(0, -extension.length) + '.yml';
    if (!contracts.delete(contract))
      diagnostics.add(here, `${stem} has no contract; write ${stem}.yml beside it`);
    else if (stem !== name && version === 1)
      diagnostics.add(here, `version 1 of ${base} is ${base}${extension}; rename the file`);
    else if (seen.has(name)) diagnostics.add(here, namedTwice(name, stem, seen.get(name)!));
    else
      models.push({
        name,
        base,
        version,
        folder: folder!,
        schema,
        kind: extension === '.csv' ? 'seed' : 'model',
        file,
        contractFile: join(directory, contract),
      });
    if (!seen.has(name)) seen.set(name, file);
  }
  for (const contract of contracts) {
    diagnostics.add(
      new SourceFile(join(directory, contract), '').at(0),
      'a contract without its .sql or .csv; write the model or delete the contract',
    );
  }
  return { models, tests };
};

/** What a file's name says: `x` is version 1 of x, `x.v2` is version 2, in a relation of its own. */
const versionOf = (stem: string): Pick<ModelFiles, 'name' | 'base' | 'version'> => {
  const [, base, number] = /^(.*)\.v([1-9]\d*)$/.exec(stem) ?? [];
  if (base === undefined) return { name: stem, base: stem, version: 1 };
  return { name: `${base}_v${Number(number)}`, base, version: Number(number) };
};

const namedTwice = (name: string, stem: string, other: string): string => {
  if (stem === name && basename(other, extname(other)) === name)
    return `${name} is named twice; the other is ${other}`;
  return `the relation of ${stem} is ${name}, and so is that of ${other}; rename one of them`;
};
