import type { Place } from './findings.ts';
import { mergeConfig } from './configTree.ts';
import { isMapping, type Mapping, type YamlText } from './yamlText.ts';

/** A test as a properties file asks for it. */
export interface DbtTest {
  /** `not_null`, `dbt_utils.accepted_range`. */
  kind: string;
  name: string | undefined;
  column: string | undefined;
  args: Mapping;
  config: Mapping;
  place: Place;
}

const configKeys = [
  'severity',
  'where',
  'limit',
  'error_if',
  'warn_if',
  'fail_calc',
  'store_failures',
  'store_failures_as',
  'enabled',
  'tags',
  'meta',
];
const beside = ['name', 'description', 'config', 'arguments', 'test_name', 'namespace'];

/** The tests of a model, seed, source table or snapshot: those of the whole, then those of its columns. */
export const testsOf = (yaml: YamlText, value: Mapping): DbtTest[] => [
  ...listed(yaml, value, undefined),
  ...(Array.isArray(value['columns']) ? value['columns'].filter(isMapping) : []).flatMap((column) =>
    listed(yaml, column, column['quote'] === true ? `"${column['name']}"` : String(column['name'])),
  ),
];

const listed = (yaml: YamlText, owner: Mapping, column: string | undefined): DbtTest[] =>
  ['tests', 'data_tests'].flatMap((key) => {
    const list = owner[key];
    if (!Array.isArray(list)) return [];
    return list.map((item, index) => readTest(item, column, yaml.place(list, index)));
  });

const readTest = (item: unknown, column: string | undefined, place: Place): DbtTest => {
  if (!isMapping(item)) return { kind: String(item), name: undefined, column, args: {}, config: {}, place };
  const kind = String(
    item['test_name'] ?? Object.keys(item).find((key) => !beside.includes(key)) ?? Object.keys(item)[0],
  );
  const inner = isMapping(item[kind]) ? item[kind] : {};
  const all = { ...item, ...inner };
  const config = mergeConfig(pick(all, configKeys), isMapping(all['config']) ? all['config'] : {});
  const args = isMapping(all['arguments']) ? all['arguments'] : omit(all, [...configKeys, ...beside, kind]);
  const { column_name: named, ...rest } = args;
  const name = typeof all['name'] === 'string' ? all['name'] : undefined;
  return {
    kind,
    name,
    column: column ?? (named === undefined ? undefined : String(named)),
    args: rest,
    config,
    place,
  };
};

const pick = (from: Mapping, keys: readonly string[]): Mapping =>
  Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
const omit = (from: Mapping, keys: readonly string[]): Mapping =>
  Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key)));
