import { relative } from 'node:path';
import type { Project } from '../project/project.ts';
import type { Model } from '../project/types.ts';
import { TransformError } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import type { Criterion } from './parseSelection.ts';
import type { Node } from './nodes.ts';
import { matcher } from './wildcard.ts';

/** What a selection is read against. */
export interface Selectable {
  project: Project;
  nodes: readonly Node[];
}

type Values = (node: Node, project: Project) => (string | undefined)[];

/** The methods that compare words of a node, each with what it compares. */
const methods: Record<string, { what: string; values: Values }> = {
  fqn: {
    what: 'name',
    values: ({ name, model }) =>
      model ? [name, `${model.folder}.${name}`, `${model.schema}.${name}`, ...versionNames(model)] : [],
  },
  tag: { what: 'tag', values: ({ model }) => model?.tags ?? [] },
  owner: { what: 'owner', values: ({ model, exposure }) => [model?.owner, exposure?.owner] },
  exposure: { what: 'exposure', values: ({ exposure }) => [exposure?.name] },
  source: { what: 'source', values: ({ source }) => (source ? [source.schema, source.name] : []) },
  resource_type: { what: 'resource type', values: ({ type }) => [type] },
  test_name: {
    what: 'test name',
    values: ({ test, unitTest }) => {
      const name = test?.name ?? unitTest?.test.name;
      return [name, name?.split('.').at(-1)];
    },
  },
  test_type: {
    what: 'test type',
    values: ({ test, unitTest }) =>
      test ? ['data', test.file ? 'singular' : 'generic'] : unitTest ? ['unit'] : [],
  },
  'config.materialized': { what: 'materialization', values: ({ model }) => [model?.materialized] },
  'config.schema': { what: 'schema', values: ({ model }) => [model?.schema] },
  'config.tags': { what: 'tag', values: ({ model }) => model?.tags ?? [] },
  path: {
    what: 'path',
    values: ({ model, test }, project) => pathsOf(model?.file ?? test?.file?.path, project),
  },
  file: {
    what: 'file',
    values: ({ model }, project) => pathsOf(model?.file, project).slice(-1).flatMap(fileNames),
  },
};

/** As in dbt: `x` means every version of x and the view of the newest, `x.v2` means one. */
const versionNames = ({ base, version, latestOf }: Model): string[] =>
  latestOf === undefined ? [base, `${base}.v${version}`] : [base];

/** The names of all methods, for suggestions. */
const known = [...Object.keys(methods), 'state', 'result', 'selector'];

/** The nodes that one criterion means, before it goes up or down. @throws TransformError when it means none. */
export const matching = ({ project, nodes }: Selectable, criterion: Criterion): string[] => {
  const name = criterion.method ?? methodOf(criterion.value);
  const method = methods[name];
  if (!method)
    throw new TransformError(
      `${criterion.text} has no known method ${name}${suggestion(name, known) || `; methods are ${known.join(', ')}`}`,
    );
  const value = name === 'path' ? criterion.value.replace(/^\.\/|\/+$/g, '') : criterion.value;
  const matches = matcher(value);
  const found = nodes.filter((node) =>
    method.values(node, project).some((has) => has !== undefined && matches(has)),
  );
  if (found.length > 0) return found.map(({ id }) => id);
  const values = new Set(
    nodes.flatMap((node) => method.values(node, project).filter((has) => has !== undefined)),
  );
  if (name === 'fqn') throw new TransformError(unknownName(project, criterion));
  throw new TransformError(
    `nothing in project ${project.name} has ${method.what} ${value}${suggestion(value, values) || some([...values], method.what)}`,
  );
};

/** As in dbt: what looks like a path is one, what looks like a file is one, all else is a name. */
const methodOf = (value: string): string =>
  value.includes('/') ? 'path' : /\.(sql|csv|yml)$/.test(value) ? 'file' : 'fqn';

/** Each folder that a file lies in, and the file, as paths from the project. */
const pathsOf = (file: string | undefined, project: Project): string[] => {
  if (file === undefined) return [];
  const parts = relative(project.directory, file).split(/[\\/]/);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};

const fileNames = (path: string): string[] => {
  const file = path.split('/').at(-1)!;
  return [file, file.replace(/\.\w+$/, '')];
};

const unknownName = (project: Project, { text, value }: Criterion): string => {
  const names = [...project.models.keys()];
  const hint = project.sources.has(value)
    ? `; write source:${value}`
    : suggestion(value, names) || some(names, 'model');
  return `${text} selects no model of project ${project.name}${hint}`;
};

/** The first words, so that a person sees of what kind they are. */
const some = (words: readonly string[], what: string): string =>
  words.length === 0
    ? `; none has a ${what}`
    : `; its ${what}s are ${words.slice(0, 5).join(', ')}${words.length > 5 ? ` and ${words.length - 5} more` : ''}`;
