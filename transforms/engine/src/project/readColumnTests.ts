import { isMapping, type YamlFile, type YamlValue } from '../text/yamlFile.ts';
import type { ColumnTest } from './types.ts';

const plain = ['not_null', 'unique'] as const;
const withArgument = ['accepted_values', 'relationships', 'expression'] as const;

/** Reads the tests of a column: `not_null`, `unique`, or one of the mappings `accepted_values`, `relationships`, `expression`. */
export const readColumnTests = (yaml: YamlFile, value: YamlValue | undefined): ColumnTest[] =>
  yaml.list(value).flatMap((item) => (isMapping(item) ? readMapping(yaml, item) : readPlain(yaml, item)));

const readPlain = (yaml: YamlFile, item: YamlValue): ColumnTest[] => {
  const name = yaml.text(item);
  const kind = plain.find((known) => known === name);
  if (kind) return [{ kind, at: item.at }];
  if (name !== undefined)
    yaml.report(item.at, `${name} is no test; tests are ${[...plain, ...withArgument].join(', ')}`);
  return [];
};

const readMapping = (yaml: YamlFile, item: YamlValue): ColumnTest[] =>
  [...yaml.fields(item, withArgument)].flatMap(([kind, value]): ColumnTest[] => {
    if (kind === 'accepted_values') {
      const values = yaml.list(value).flatMap((accepted) => yaml.scalar(accepted) ?? []);
      if (values.length === 0) yaml.report(value.at, 'accepted_values needs at least one value');
      return values.length === 0 ? [] : [{ kind, values, at: value.at }];
    }
    const text = yaml.text(value);
    if (text === undefined) return [];
    if (kind === 'expression') return [{ kind, sql: text, at: value.at }];
    if (kind !== 'relationships') return [];
    const [model, column, more] = text.split('.');
    if (model && column && more === undefined) return [{ kind, model, column, at: value.at }];
    yaml.report(value.at, `relationships is written model.column, not ${text}`);
    return [];
  });
