import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { policyKeys, readTestPolicy } from './readTestPolicy.ts';
import type { NamedTest } from './testTypes.ts';

/** Reads `checks`: a list of `{ name, sql }`, each sql an expression that holds for every row. */
export const readChecks = (yaml: YamlFile, value: YamlValue | undefined): NamedTest[] =>
  readNamed(yaml, value, ['where']);

/** Reads `tests`: a list of `{ name, sql }`, each sql a query that returns no rows. */
export const readTests = (yaml: YamlFile, value: YamlValue | undefined): NamedTest[] =>
  readNamed(yaml, value, []);

const readNamed = (yaml: YamlFile, value: YamlValue | undefined, more: string[]): NamedTest[] => {
  const name = uniqueName(yaml);
  return yaml.list(value).flatMap((item) => {
    const fields = yaml.fields(item, ['name', 'sql', ...more, ...policyKeys]);
    const named = name(item, fields);
    const sql = required(yaml, item, fields, 'sql');
    if (named === undefined || sql === undefined) return [];
    const policy = readTestPolicy(yaml, fields);
    const where = yaml.text(fields.get('where'));
    return [{ name: named, sql, at: fields.get('sql')!.at, policy, where }];
  });
};

/** Reads the `name` of each item of a list, each once. */
export const uniqueName = (yaml: YamlFile) => {
  const seen = new Set<string>();
  return (item: YamlValue, fields: ReadonlyMap<string, YamlValue>): string | undefined => {
    const name = required(yaml, item, fields, 'name');
    if (name === undefined) return undefined;
    if (seen.has(name))
      yaml.report(fields.get('name')!.at, `${name} is used a second time; give each its own name`);
    seen.add(name);
    return name;
  };
};

/** Reads a text that must be there. */
export const required = (
  yaml: YamlFile,
  item: YamlValue,
  fields: ReadonlyMap<string, YamlValue>,
  key: string,
): string | undefined => {
  if (!fields.has(key)) yaml.report(item.at, `${key} is missing in ${item.path}`);
  return yaml.text(fields.get(key));
};
