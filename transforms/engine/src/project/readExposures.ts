import { dirname, resolve } from 'node:path';
import type { Diagnostics } from '../text/diagnostics.ts';
import { filesMatching, readText } from '../text/reading.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { YamlFile, type YamlValue } from '../text/yamlFile.ts';
import { readOneOf } from './readOneOf.ts';
import type { Exposure, ProjectConfig } from './types.ts';

const keys = ['name', 'type', 'description', 'owner', 'url', 'depends_on'];
const types = ['api', 'page', 'dashboard', 'notebook', 'job'] as const;

/** Reads who uses the models outside the project: files of `exposures: [{ name, type, depends_on: [model.column] }]`. */
export const readExposures = async (config: ProjectConfig, diagnostics: Diagnostics): Promise<Exposure[]> => {
  const exposures = new Map<string, Exposure>();
  for (const { pattern, at } of config.exposures) {
    const files = filesMatching(pattern, dirname(config.file));
    if (files.length === 0) diagnostics.add(at, `no file matches ${pattern}`);
    for (const path of files) {
      const file = resolve(dirname(config.file), path);
      const yaml = new YamlFile(new SourceFile(file, readText(file)), diagnostics);
      for (const exposure of readFileOf(yaml)) {
        const first = exposures.get(exposure.name);
        if (first)
          yaml.report(
            exposure.at,
            `exposure ${exposure.name} is declared a second time; the first is ${first.at.file}:${first.at.line}`,
          );
        else exposures.set(exposure.name, exposure);
      }
    }
  }
  return [...exposures.values()];
};

const readFileOf = (yaml: YamlFile): Exposure[] => {
  const root = yaml.root();
  const fields = yaml.fields(root, ['exposures']);
  if (!fields.has('exposures') && root.node !== null)
    yaml.report(root.at, 'exposures is missing; write a list of exposures');
  return yaml.list(fields.get('exposures')).flatMap((item) => readExposure(yaml, item) ?? []);
};

const readExposure = (yaml: YamlFile, item: YamlValue): Exposure | undefined => {
  const fields = yaml.fields(item, keys);
  for (const key of ['name', 'type', 'depends_on'])
    if (!fields.has(key)) yaml.report(item.at, `${key} is missing in ${item.path}`);
  const name = yaml.text(fields.get('name'));
  const type = readOneOf(yaml, fields.get('type'), types);
  const dependsOn = yaml.list(fields.get('depends_on')).flatMap((use) => readUse(yaml, use) ?? []);
  if (name === undefined || type === undefined) return undefined;
  return {
    name,
    type,
    description: yaml.text(fields.get('description')),
    owner: yaml.text(fields.get('owner')),
    url: readUrl(yaml, fields.get('url')),
    dependsOn,
    at: fields.get('name')!.at,
  };
};

/** The docs site makes a link of it, and a link may run a script. */
const readUrl = (yaml: YamlFile, value: YamlValue | undefined): string | undefined => {
  const url = yaml.text(value);
  if (url === undefined || /^https?:\/\//i.test(url)) return url;
  yaml.report(value!.at, `url begins with https:// or http://, not as ${url}`);
  return undefined;
};

const readUse = (yaml: YamlFile, value: YamlValue): Exposure['dependsOn'][number] | undefined => {
  const written = yaml.text(value);
  if (written === undefined) return undefined;
  const [model = '', column, more] = written.split('.');
  if (model !== '' && column !== '' && more === undefined) return { model, column, at: value.at };
  yaml.report(value.at, `depends_on is written model or model.column, not ${written}`);
  return undefined;
};
