import { dirname, resolve } from 'node:path';
import { readType } from '../sql/typeName.ts';
import type { Diagnostics } from '../text/diagnostics.ts';
import { filesMatching, readText } from '../text/reading.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { YamlFile } from '../text/yamlFile.ts';
import { columnEntries } from './columnEntries.ts';
import { readFreshness } from './readFreshness.ts';
import { readWatermark } from './readWatermark.ts';
import type { ProjectConfig, Source } from './types.ts';

/** Reads the declared sources: one file per table, `{ source: schema.table, columns: { name: { type, not_null } } }`. */
export const readSources = async (
  config: ProjectConfig,
  diagnostics: Diagnostics,
): Promise<Map<string, Source>> => {
  const sources = new Map<string, Source>();
  for (const { pattern, at } of config.sources) {
    const files = filesMatching(pattern, dirname(config.file));
    if (files.length === 0) diagnostics.add(at, `no file matches ${pattern}`);
    for (const file of files) {
      const source = await readSource(resolve(dirname(config.file), file), diagnostics);
      if (source && sources.has(source.name)) {
        diagnostics.add(
          new SourceFile(source.file, '').at(0),
          `source ${source.name} is declared a second time; the first is in ${sources.get(source.name)!.file}`,
        );
      } else if (source) sources.set(source.name, source);
    }
  }
  return sources;
};

const readSource = async (file: string, diagnostics: Diagnostics): Promise<Source | undefined> => {
  const yaml = new YamlFile(new SourceFile(file, readText(file)), diagnostics);
  const root = yaml.root();
  const fields = yaml.fields(root, ['source', 'description', 'version', 'watermark', 'freshness', 'columns']);
  const name = yaml.text(fields.get('source'));
  const [schema, table, more] = name?.split('.') ?? [];
  if (!schema || !table || more !== undefined) {
    yaml.report(fields.get('source')?.at ?? root.at, 'source must be written schema.table');
    return undefined;
  }
  const columns = fields.get('columns');
  if (!columns) yaml.report(root.at, `columns of source ${name} are missing`);
  const declared = [];
  for (const [column, { value }] of columns ? columnEntries(yaml, columns) : []) {
    const field = yaml.fields(value, ['type', 'not_null', 'description']);
    const type = yaml.text(field.get('type'));
    if (type === undefined) {
      if (!field.has('type')) yaml.report(value.at, `type of ${column} is missing`);
      continue;
    }
    if ((await readType(type)) === undefined) yaml.report(field.get('type')!.at, `${type} is no type name`);
    declared.push({
      name: column,
      type,
      notNull: yaml.flag(field.get('not_null')),
      description: yaml.text(field.get('description')) ?? '',
    });
  }
  return {
    name: `${schema}.${table}`,
    schema,
    table,
    description: yaml.text(fields.get('description')) ?? '',
    columns: declared,
    version: yaml.text(fields.get('version')),
    freshness: readFreshness(yaml, fields.get('freshness'), new Set(declared.map((column) => column.name))),
    watermark: await readWatermark(yaml, fields.get('watermark'), declared),
    file,
  };
};
