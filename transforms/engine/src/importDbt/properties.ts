import { readFile } from 'node:fs/promises';
import type { DbtProject } from './dbtProject.ts';
import type { Findings } from './findings.ts';
import { pieces } from './jinja/pieces.ts';
import { blocksOf } from './macros.ts';
import { isMapping, mappings, readYaml, text, type Mapping, type YamlText } from './yamlText.ts';

/** What a properties file says of one node, and which file it is. */
export interface Properties {
  yaml: YamlText;
  value: Mapping;
}

/** A table of a declared source. */
export interface SourceProperties extends Properties {
  source: string;
  table: string;
  schema: string;
  identifier: string;
  /** The mapping of the source that the table belongs to. */
  whole: Mapping;
}

/** Everything that the properties files of a project say. */
export interface AllProperties {
  models: Map<string, Properties>;
  seeds: Map<string, Properties>;
  snapshots: Map<string, Properties>;
  sources: SourceProperties[];
  exposures: Properties[];
  unitTests: Properties[];
  singularTests: Map<string, Properties>;
  groups: Map<string, Mapping>;
  docs: Map<string, string>;
}

/** What belongs to another tool than one that builds tables. */
const metricsLayer = ['semantic_models', 'metrics', 'saved_queries'];
const known = new Set([
  'version',
  'models',
  'seeds',
  'snapshots',
  'sources',
  'exposures',
  'unit_tests',
  'data_tests',
  'groups',
  'macros',
  'analyses',
  'anchors',
  ...metricsLayer,
]);

/** Reads every properties file; what belongs to a metrics layer is left behind, and what nobody knows is listed. */
export const readProperties = async (project: DbtProject, findings: Findings): Promise<AllProperties> => {
  const all: AllProperties = {
    models: new Map(),
    seeds: new Map(),
    snapshots: new Map(),
    sources: [],
    exposures: [],
    unitTests: [],
    singularTests: new Map(),
    groups: new Map(),
    docs: await readDocs(project),
  };
  for (const file of project.properties) {
    const yaml = await readYaml(file);
    const of = (key: string): Properties[] => mappings(yaml.root[key]).map((value) => ({ yaml, value }));
    for (const kind of ['models', 'seeds', 'snapshots'] as const)
      for (const each of of(kind)) all[kind].set(String(each.value['name']), each);
    for (const each of of('data_tests')) all.singularTests.set(String(each.value['name']), each);
    for (const { value } of of('groups')) all.groups.set(String(value['name']), value);
    all.exposures.push(...of('exposures'));
    all.unitTests.push(...of('unit_tests'));
    all.sources.push(...of('sources').flatMap(({ value }) => tablesOf(yaml, value)));
    for (const key of metricsLayer)
      for (const { value } of of(key))
        findings.leaveBehind(
          yaml.place(value),
          `${key.replace(/s$/, '').replaceAll('_', ' ').replace('querie', 'query')} ${value['name']}`,
          'it belongs to a metrics layer, which reads the published tables; keep it there',
        );
    for (const key of Object.keys(yaml.root))
      if (!known.has(key))
        findings.couldNot(
          yaml.place(yaml.root, key),
          `${key} is no kind of node that is known here`,
          'take it off, or tell what it should become',
        );
  }
  return all;
};

const tablesOf = (yaml: YamlText, whole: Mapping): SourceProperties[] => {
  const source = String(whole['name']);
  return mappings(whole['tables']).map((value) => {
    const table = String(value['name']);
    return {
      yaml,
      value,
      whole,
      source,
      table,
      schema: text(whole['schema']) ?? source,
      identifier: text(value['identifier']) ?? table,
    };
  });
};

const readDocs = async (project: DbtProject): Promise<Map<string, string>> => {
  const docs = new Map<string, string>();
  for (const file of project.docs) {
    const content = await readFile(file, 'utf8');
    if (!/\{%-?\s*docs\s/.test(content)) continue;
    for (const { head, open, close } of blocksOf(pieces(content), ['docs']))
      docs.set(head, content.slice(open.end, close.offset).trim());
  }
  return docs;
};

/** A description with its `{{ doc('...') }}` filled in. */
export const describe = (docs: ReadonlyMap<string, string>, value: unknown): string =>
  (text(value) ?? '')
    .replace(
      /\{\{\s*doc\(\s*(?:(['"])[^'"]*\1\s*,\s*)?['"]([^'"]+)['"]\s*\)\s*\}\}/g,
      (whole, _, name: string) => docs.get(name) ?? whole,
    )
    .trim();

/** A node's own `config:`, with the keys that older files write beside it. */
export const ownConfig = (value: Mapping): Mapping => {
  const beside = Object.fromEntries(
    ['tags', 'meta', 'group', 'enabled', 'docs']
      .filter((key) => key in value)
      .map((key) => [key, value[key]]),
  );
  return { ...beside, ...(isMapping(value['config']) ? value['config'] : {}) };
};
