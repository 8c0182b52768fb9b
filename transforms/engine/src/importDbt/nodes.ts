import { readFile } from 'node:fs/promises';
import { configOf, mergeConfig } from './configTree.ts';
import { topOf, type DbtFile, type DbtProject } from './dbtProject.ts';
import { lineAt, type Findings, type Place } from './findings.ts';
import { pieces, TemplateError } from './jinja/pieces.ts';
import { blocksOf } from './macros.ts';
import { ownConfig, type AllProperties, type Properties } from './properties.ts';
import { isMapping, mappings, text, type Mapping } from './yamlText.ts';

/** A model, seed or snapshot of the dbt project. */
export interface DbtNode {
  kind: 'model' | 'seed' | 'snapshot';
  /** What `ref` calls it; versions share one. */
  name: string;
  version: number | undefined;
  place: Place;
  /** The folders below the model path, and the file's name without its ending. */
  folders: string[];
  stem: string;
  /** The template, or the rows of a seed. */
  content: string;
  properties: Properties | undefined;
  /** What `dbt_project.yml` and the properties file configure; the template's own `config()` goes over it. */
  config: Mapping;
}

/** Finds every node of a project, with what its properties file says of it. */
export const collectNodes = async (
  project: DbtProject,
  properties: AllProperties,
  findings: Findings,
): Promise<DbtNode[]> => {
  const nodes: DbtNode[] = [];
  for (const file of project.models) {
    if (file.file.endsWith('.py')) {
      findings.couldNot(
        topOf(file.file),
        `${file.name} is a Python model`,
        'write it as SQL, or keep it in its own tool and declare its table as a source',
      );
      continue;
    }
    nodes.push(modelNode(project, file, await readFile(file.file, 'utf8'), properties, findings));
  }
  for (const file of project.seeds) {
    const found = properties.seeds.get(file.name);
    nodes.push({
      ...common(file, found),
      kind: 'seed',
      content: await readFile(file.file, 'utf8'),
      config: configured(project, 'seeds', file, found),
    });
  }
  for (const file of project.snapshots)
    nodes.push(...(await snapshotBlocks(project, file, properties, findings)));
  const seen = new Set(nodes.filter(({ kind }) => kind === 'snapshot').map(({ name }) => name));
  for (const [name, found] of properties.snapshots) {
    const relation = text(found.value['relation']);
    if (seen.has(name) || relation === undefined) continue;
    const file = { file: found.yaml.file, name, folders: [] };
    const template = /\{\{/.test(relation) ? relation : `{{ ${relation} }}`;
    nodes.push({
      ...common(file, found),
      place: found.yaml.place(found.value),
      kind: 'snapshot',
      content: `select * from ${template}`,
      config: configured(project, 'snapshots', file, found),
    });
  }
  return nodes;
};

const common = ({ file, name, folders }: DbtFile, properties: Properties | undefined) => ({
  name,
  version: undefined,
  place: topOf(file),
  folders,
  stem: name,
  properties,
});

const configured = (
  project: DbtProject,
  kind: 'models' | 'seeds' | 'snapshots',
  file: DbtFile,
  properties: Properties | undefined,
): Mapping =>
  mergeConfig(
    configOf(project.configs[kind], project.name, [...file.folders, file.name]),
    properties ? ownConfig(properties.value) : {},
  );

const modelNode = (
  project: DbtProject,
  file: DbtFile,
  content: string,
  properties: AllProperties,
  findings: Findings,
): DbtNode => {
  for (const found of properties.models.values()) {
    const name = String(found.value['name']);
    const version = mappings(found.value['versions']).find((each) =>
      [text(each['defined_in']), `${name}_v${each['v']}`, `${name}.v${each['v']}`].includes(file.name),
    );
    if (!version) continue;
    const number = Number(version['v']);
    if (!Number.isInteger(number) || number < 1)
      findings.couldNot(
        found.yaml.place(version),
        `version ${version['v']} of ${name} is no whole number`,
        'number the versions 1, 2, 3',
      );
    const config = mergeConfig(
      configured(project, 'models', file, found),
      isMapping(version['config']) ? version['config'] : {},
    );
    const value = versioned(found.value, version);
    return {
      ...common(file, { yaml: found.yaml, value }),
      name,
      version: Number.isInteger(number) ? number : 1,
      kind: 'model',
      content,
      config,
    };
  }
  const found = properties.models.get(file.name);
  return {
    ...common(file, found),
    kind: 'model',
    content,
    config: configured(project, 'models', file, found),
  };
};

/** What is said of a model, with what one of its versions says differently. */
const versioned = (model: Mapping, version: Mapping): Mapping => {
  const own = mappings(version['columns']).filter((column) => 'name' in column);
  const names = new Set(own.map((column) => column['name']));
  const inherited = mappings(model['columns']).filter((column) => !names.has(column['name']));
  return { ...model, ...version, name: model['name'], columns: [...inherited, ...own] };
};

const snapshotBlocks = async (
  project: DbtProject,
  file: DbtFile,
  properties: AllProperties,
  findings: Findings,
): Promise<DbtNode[]> => {
  const content = await readFile(file.file, 'utf8');
  try {
    return blocksOf(pieces(content), ['snapshot']).map(({ head, open, close }) => {
      const found = properties.snapshots.get(head);
      const inner = content.slice(open.end, close.offset);
      return {
        ...common({ ...file, name: head }, found),
        place: { file: file.file, line: lineAt(content, open.offset) },
        kind: 'snapshot' as const,
        content: inner,
        config: configured(project, 'snapshots', { ...file, name: head }, found),
      };
    });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    findings.couldNot(
      { file: file.file, line: lineAt(content, error.offset) },
      error.message,
      'mend the template',
    );
    return [];
  }
};
