import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import type { NamedSql } from './types.ts';

/** Reads a list of `{ name, sql }`, every name once. */
export const readNamedSql = (yaml: YamlFile, value: YamlValue | undefined): NamedSql[] => {
  const seen = new Set<string>();
  return yaml.list(value).flatMap((item) => {
    const fields = yaml.fields(item, ['name', 'sql']);
    const name = yaml.text(fields.get('name'));
    const sql = yaml.text(fields.get('sql'));
    if (name === undefined || sql === undefined) {
      for (const key of ['name', 'sql'])
        if (!fields.has(key)) yaml.report(item.at, `${key} is missing in ${item.path}`);
      return [];
    }
    if (seen.has(name))
      yaml.report(fields.get('name')!.at, `${name} is used a second time; give each its own name`);
    seen.add(name);
    return [{ name, sql, at: fields.get('sql')!.at }];
  });
};
