import { join } from 'node:path';
import { TransformError, type Diagnostics } from '../text/diagnostics.ts';
import { readTextIfAny } from '../text/reading.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { YamlFile, type YamlValue } from '../text/yamlFile.ts';
import { checkName } from './names.ts';
import type { Grant, ProjectConfig } from './types.ts';

const keys = ['project', 'schemas', 'sources', 'exposures', 'grants', 'sources_lock', 'selectors'] as const;

/** The name of a project may be this long: shadow schemas carry it with a suffix. */
const longestProject = 40;

/** Reads `project.yml`. @throws TransformError when the folder holds none. */
export const readConfig = async (directory: string, diagnostics: Diagnostics): Promise<ProjectConfig> => {
  const file = join(directory, 'project.yml');
  const text = readTextIfAny(file);
  if (text === undefined)
    throw new TransformError(`${file} does not exist; a project is a folder with a project.yml`);
  const yaml = new YamlFile(new SourceFile(file, text), diagnostics);
  const root = yaml.root();
  const fields = yaml.fields(root, keys);
  const report = diagnostics.add.bind(diagnostics);

  const name = yaml.text(fields.get('project'));
  if (name === undefined && !fields.has('project'))
    yaml.report(root.at, 'project is missing; give the project a name');
  if (name !== undefined) checkName('project', name, fields.get('project')!.at, report, longestProject);

  const schemas = readSchemas(yaml, fields.get('schemas'), root);
  return {
    name: name ?? '',
    file,
    schemas,
    sources: readPatterns(yaml, fields.get('sources')),
    exposures: readPatterns(yaml, fields.get('exposures')),
    grants: fields.has('grants') ? readGrants(yaml, fields.get('grants')!, new Set(schemas.values())) : [],
    sourcesLock: yaml.text(fields.get('sources_lock')),
    selectors: readSelectors(yaml, fields.get('selectors')),
  };
};

const readPatterns = (yaml: YamlFile, value: YamlValue | undefined): ProjectConfig['sources'] =>
  yaml.list(value).flatMap((item) => {
    const pattern = yaml.text(item);
    return pattern === undefined ? [] : [{ pattern, at: item.at }];
  });

const readSchemas = (yaml: YamlFile, value: YamlValue | undefined, root: YamlValue): Map<string, string> => {
  const schemas = new Map<string, string>();
  if (!value)
    yaml.report(
      root.at,
      'schemas is missing; say which schema each folder of models goes to, as in `marts: marts`',
    );
  for (const [folder, entry] of value ? yaml.entries(value) : []) {
    const schema = yaml.text(entry.value);
    if (schema === undefined) continue;
    if (schema === 'ops') yaml.report(entry.value.at, 'schema ops is the engine’s own; choose another');
    else if (checkName('schema', schema, entry.value.at, yaml.report.bind(yaml))) schemas.set(folder, schema);
  }
  return schemas;
};

const readGrants = (yaml: YamlFile, value: YamlValue, schemas: ReadonlySet<string>): Grant[] =>
  [...yaml.entries(value)].flatMap(([schema, entry]) => {
    if (!schemas.has(schema)) {
      yaml.report(
        entry.at,
        `grants names schema ${schema}, which no folder goes to; schemas are ${[...schemas].join(', ')}`,
      );
    }
    const select = yaml.fields(entry.value, ['select']).get('select');
    return yaml.list(select).flatMap((item) => {
      const role = yaml.text(item);
      return role === undefined ? [] : [{ schema, role, at: item.at }];
    });
  });

/** Selections by name: one text, or `{ select, exclude }`. */
const readSelectors = (yaml: YamlFile, value: YamlValue | undefined): ProjectConfig['selectors'] => {
  const selectors: ProjectConfig['selectors'] = new Map();
  for (const [name, { value: entry }] of value ? yaml.entries(value) : []) {
    if (typeof (entry.node as { value?: unknown } | null)?.value === 'string') {
      selectors.set(name, { select: yaml.text(entry), exclude: undefined });
      continue;
    }
    const fields = yaml.fields(entry, ['select', 'exclude']);
    selectors.set(name, {
      select: yaml.text(fields.get('select')),
      exclude: yaml.text(fields.get('exclude')),
    });
  }
  return selectors;
};
