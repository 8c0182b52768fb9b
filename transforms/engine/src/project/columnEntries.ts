import { isList, isMapping, isNull, type YamlFile, type YamlValue } from '../text/yamlFile.ts';

/** The columns that a file declares, each a mapping; other ways to write them are refused with the right one. */
export const columnEntries = (yaml: YamlFile, value: YamlValue): ReturnType<YamlFile['entries']> => {
  if (isList(value)) {
    yaml.report(
      value.at,
      'columns are no list here; write `order_id: { type: bigint }`, without dash and name',
    );
    return new Map();
  }
  const columns = yaml.entries(value);
  for (const [name, { at, value: column }] of columns) {
    if (isMapping(column)) continue;
    const type = isNull(column) || isList(column) ? 'text' : yaml.written(column);
    yaml.report(at, `${name} needs a mapping that says its type, as in \`${name}: { type: ${type} }\``);
    columns.delete(name);
  }
  return columns;
};
