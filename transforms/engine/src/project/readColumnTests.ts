import { isMapping, type YamlFile, type YamlValue } from '../text/yamlFile.ts';
import { policyKeys, readTestPolicy } from './readTestPolicy.ts';
import { strict, type ColumnTest, type Tested } from './testTypes.ts';

const plain = ['not_null', 'unique'] as const;
const withArgument = ['accepted_values', 'relationships', 'expression'] as const;
const kinds = [...plain, ...withArgument];

/**
 * Reads the tests of a column: a word (`not_null`, `unique`), or a mapping of one test and what goes with it, as in
 * `{ unique: true, where: is_open, severity: warn }` and `{ accepted_values: [a, b], error_above: 10 }`.
 */
export const readColumnTests = (yaml: YamlFile, value: YamlValue | undefined): ColumnTest[] =>
  yaml
    .list(value)
    .flatMap((item) => (isMapping(item) ? readMapping(yaml, item) : readPlain(yaml, item)) ?? []);

const readPlain = (yaml: YamlFile, item: YamlValue): ColumnTest | undefined => {
  const name = yaml.text(item);
  const kind = plain.find((known) => known === name);
  if (kind) return { kind, at: item.at, policy: strict, where: undefined };
  if (name !== undefined) yaml.report(item.at, `${name} is no test; tests are ${kinds.join(', ')}`);
  return undefined;
};

const readMapping = (yaml: YamlFile, item: YamlValue): ColumnTest | undefined => {
  const fields = yaml.fields(item, [...kinds, 'where', ...policyKeys]);
  const named = kinds.filter((kind) => fields.has(kind));
  if (named.length !== 1) {
    const found = named.length === 0 ? 'no test' : named.join(' and ');
    if (named.length > 0 || fields.size === 0 || [...fields.keys()].every((key) => isOption(key)))
      yaml.report(item.at, `${item.path} names ${found}; each item is one of ${kinds.join(', ')}`);
    return undefined;
  }
  const value = fields.get(named[0]!)!;
  const tested = {
    at: value.at,
    policy: readTestPolicy(yaml, fields),
    where: yaml.text(fields.get('where')),
  };
  return readArgument(yaml, named[0]!, value, tested);
};

const isOption = (key: string): boolean => key === 'where' || policyKeys.some((known) => known === key);

const readArgument = (
  yaml: YamlFile,
  kind: (typeof kinds)[number],
  value: YamlValue,
  tested: Tested,
): ColumnTest | undefined => {
  if (kind === 'not_null' || kind === 'unique') {
    if (!isMapping(value) && yaml.scalar(value) === true) return { kind, ...tested };
    yaml.report(value.at, `write { ${kind}: true, severity: warn }: what goes with a test stands beside it`);
    return undefined;
  }
  if (kind === 'accepted_values') {
    const values = yaml.list(value).flatMap((accepted) => yaml.scalar(accepted) ?? []);
    if (values.length > 0) return { kind, values, ...tested };
    yaml.report(value.at, 'accepted_values needs at least one value');
    return undefined;
  }
  const text = yaml.text(value);
  if (text === undefined) return undefined;
  if (kind === 'expression') return { kind, sql: text, ...tested };
  const [model, column, more] = text.split('.');
  if (model && column && more === undefined) return { kind, model, column, ...tested };
  yaml.report(value.at, `relationships is written model.column, not ${text}`);
  return undefined;
};
