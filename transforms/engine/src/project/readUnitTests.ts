import { isList, isMapping, isNull, type YamlFile, type YamlValue } from '../text/yamlFile.ts';
import { uniqueName } from './readNamedTests.ts';
import type { UnitRow, UnitTest, UnitValue } from './testTypes.ts';

/** Reads `unit_tests`: a list of `{ name, given: { parent: [rows] }, expect: [rows] }`. */
export const readUnitTests = (yaml: YamlFile, value: YamlValue | undefined): UnitTest[] => {
  const name = uniqueName(yaml);
  return yaml.list(value).flatMap((item) => {
    const fields = yaml.fields(item, ['name', 'description', 'now', 'given', 'expect']);
    const named = name(item, fields);
    for (const key of ['given', 'expect'])
      if (!fields.has(key)) yaml.report(item.at, `${key} is missing in ${item.path}`);
    const [given, expect, now] = [fields.get('given'), fields.get('expect'), fields.get('now')];
    if (named === undefined || !given || !expect) return [];
    return [
      {
        name: named,
        at: fields.get('name')!.at,
        now: now && { text: yaml.text(now) ?? '', at: now.at },
        given: new Map(
          [...yaml.entries(given)].map(([parent, { at, value: rows }]) => [
            parent,
            { rows: readRows(yaml, rows), at },
          ]),
        ),
        expect: { rows: readRows(yaml, expect), at: expect.at },
      },
    ];
  });
};

const readRows = (yaml: YamlFile, value: YamlValue): UnitRow[] =>
  yaml
    .list(value)
    .map(
      (row) =>
        new Map(
          [...yaml.entries(row)].map(([column, { value: cell }]): [string, UnitValue] => [
            column,
            { text: readValue(yaml, cell), at: cell.at },
          ]),
        ),
    );

/** A value as PostgreSQL reads it: digits stay as they are written, lists and mappings become JSON. */
const readValue = (yaml: YamlFile, value: YamlValue): string | null => {
  if (isNull(value)) return null;
  if (isMapping(value) || isList(value)) return JSON.stringify(yaml.json(value));
  return yaml.written(value);
};
