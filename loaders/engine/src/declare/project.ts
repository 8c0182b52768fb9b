import { LoadError } from '../errors.ts';
import type { PullSource } from '../pull/declare.ts';
import { isFileLoader, type Loader } from './loader.ts';
import type { FileSource } from './source.ts';

/** Everything that `rosetta-load` needs to know of a project: its loaders and the lock that it shares with builds. */
export interface LoadProject {
  readonly name: string;
  readonly loaders: readonly Loader[];
  /** The systems whose APIs are pulled. */
  readonly pulls?: readonly PullSource[];
  /** Name of the advisory lock that a run holds shared and a build of the models exclusively. */
  readonly sourcesLock: string;
}

/** Declares a project; two loaders of one name or one table would overwrite each other's rows. */
export const defineProject = (project: LoadProject): LoadProject => {
  for (const kind of [(loader: Loader) => loader.name, (loader: Loader) => loader.into.table]) {
    const seen = project.loaders.map(kind);
    const twice = seen.find((each, index) => seen.indexOf(each) !== index);
    if (twice)
      throw new LoadError(
        `Project ${project.name}: ${twice} is declared twice: rename one of the two loaders.`,
      );
  }
  return project;
};

/** The file source of that name. */
export const sourceOf = (project: LoadProject, name: string): FileSource => {
  const sources = new Map(
    project.loaders.filter(isFileLoader).map((loader) => [loader.from.source.name, loader.from.source]),
  );
  const source = sources.get(name);
  if (!source)
    throw new LoadError(`There is no source "${name}": choose one of ${[...sources.keys()].join(', ')}.`);
  return source;
};

/** The loaders to run: all, those of one source (its name stands before the dot), or one by its name. */
export const loadersOf = (
  project: LoadProject,
  { source, loader }: { readonly source?: string | undefined; readonly loader?: string | undefined },
): readonly Loader[] => {
  const sources = project.loaders.map(sourceNameOf);
  if (source !== undefined && !sources.includes(source))
    throw new LoadError(`There is no source "${source}": choose one of ${[...new Set(sources)].join(', ')}.`);
  const names = project.loaders.map(({ name }) => name);
  if (loader !== undefined && !names.includes(loader))
    throw new LoadError(`There is no loader "${loader}": choose one of ${names.join(', ')}.`);
  return project.loaders.filter(
    (each) =>
      (source === undefined || sourceNameOf(each) === source) &&
      (loader === undefined || each.name === loader),
  );
};

const sourceNameOf = (loader: Loader): string =>
  isFileLoader(loader) ? loader.from.source.name : loader.name.replace(/\..*$/, '');
