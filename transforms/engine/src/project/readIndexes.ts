import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { readColumnList } from './readColumnList.ts';
import type { ModelIndex } from './types.ts';

/** Reads the indexes that a contract asks for. */
export const readIndexes = (
  yaml: YamlFile,
  value: YamlValue | undefined,
  known: ReadonlySet<string>,
): ModelIndex[] =>
  yaml.list(value).map((item) => {
    const fields = yaml.fields(item, ['columns', 'unique']);
    if (!fields.has('columns')) yaml.report(item.at, `columns is missing in ${item.path}`);
    return {
      columns: readColumnList(yaml, fields.get('columns'), known),
      unique: yaml.flag(fields.get('unique')),
      at: item.at,
    };
  });
