import { readType } from '../sql/typeName.ts';
import { suggestion } from '../text/nearest.ts';
import type { YamlFile } from '../text/yamlFile.ts';
import { type YamlValue } from '../text/yamlFile.ts';
import { checkName } from './names.ts';
import { readColumnTests } from './readColumnTests.ts';
import type { Contract, Materialization, ModelColumn, ModelIndex, NamedSql } from './types.ts';

const keys = [
  'model',
  'version',
  'description',
  'grain',
  'materialized',
  'owner',
  'tags',
  'columns',
  'checks',
  'tests',
  'indexes',
];
const materializations: Materialization[] = ['view', 'table', 'materialized_view'];

/** Reads the contract beside a model or seed; what is wrong is reported where it stands. */
export const readContract = async (
  yaml: YamlFile,
  name: string,
  kind: 'model' | 'seed',
): Promise<Contract> => {
  const root = yaml.root();
  const fields = yaml.fields(root, kind === 'seed' ? ['seed', ...keys] : keys);
  const named = fields.get('model') ?? fields.get('seed');
  const written = yaml.text(named);
  if (!named) yaml.report(root.at, `model is missing; write \`model: ${name}\``);
  else if (written !== undefined && written !== name)
    yaml.report(named.at, `model is ${written} but the file is named ${name}`);
  else checkName('model', name, named.at, yaml.report.bind(yaml));

  const columns = await readColumns(yaml, fields.get('columns'), root);
  const known = new Set(columns.map((column) => column.name));
  return {
    name,
    version: readVersion(yaml, fields.get('version')),
    description: yaml.text(fields.get('description')) ?? '',
    owner: yaml.text(fields.get('owner')),
    tags: yaml.texts(fields.get('tags')),
    materialized: readMaterialization(yaml, fields.get('materialized'), root, kind),
    grain: readGrain(yaml, fields.get('grain'), known),
    columns,
    checks: readNamedSql(yaml, fields.get('checks')),
    tests: readNamedSql(yaml, fields.get('tests')),
    indexes: readIndexes(yaml, fields.get('indexes'), known),
  };
};

const readVersion = (yaml: YamlFile, value: YamlValue | undefined): number => {
  const version = value ? yaml.scalar(value) : 1;
  if (typeof version === 'number' && Number.isInteger(version) && version > 0) return version;
  if (version !== undefined) yaml.report(value!.at, 'version must be a whole number from 1 on');
  return 1;
};

const readMaterialization = (
  yaml: YamlFile,
  value: YamlValue | undefined,
  root: YamlValue,
  kind: 'model' | 'seed',
): Materialization => {
  const written = yaml.text(value);
  if (kind === 'seed') {
    if (written !== undefined && written !== 'seed')
      yaml.report(value!.at, 'a CSV file is a seed; take materialized off');
    return 'seed';
  }
  const known = materializations.find((name) => name === written);
  if (known) return known;
  if (!value) yaml.report(root.at, `materialized is missing; it is one of ${materializations.join(', ')}`);
  else if (written !== undefined)
    yaml.report(value.at, `materialized is one of ${materializations.join(', ')}, not ${written}`);
  return 'view';
};

const readGrain = (
  yaml: YamlFile,
  value: YamlValue | undefined,
  known: ReadonlySet<string>,
): Contract['grain'] => {
  if (!value) return undefined;
  if (typeof (value.node as { value?: unknown } | null)?.value === 'string') {
    return { description: yaml.text(value) ?? '', key: [], at: value.at };
  }
  const fields = yaml.fields(value, ['description', 'key']);
  const key = readColumnList(yaml, fields.get('key'), known);
  return {
    description: yaml.text(fields.get('description')) ?? '',
    key,
    at: fields.get('key')?.at ?? value.at,
  };
};

const readColumns = async (
  yaml: YamlFile,
  value: YamlValue | undefined,
  root: YamlValue,
): Promise<ModelColumn[]> => {
  if (!value) {
    yaml.report(root.at, 'columns are missing; a contract declares every column with its type');
    return [];
  }
  const columns: ModelColumn[] = [];
  for (const [name, { at, value: column }] of yaml.entries(value)) {
    const fields = yaml.fields(column, ['type', 'description', 'tests']);
    const type = yaml.text(fields.get('type'));
    if (!fields.has('type')) yaml.report(at, `type of ${name} is missing`);
    else if (type !== undefined && (await readType(type)) === undefined) {
      yaml.report(fields.get('type')!.at, `${type} is no type name`);
    }
    const tests = readColumnTests(yaml, fields.get('tests'));
    columns.push({
      name,
      type: type ?? '',
      notNull: tests.some((test) => test.kind === 'not_null'),
      description: yaml.text(fields.get('description')) ?? '',
      tests,
      at,
    });
  }
  return columns;
};

const readNamedSql = (yaml: YamlFile, value: YamlValue | undefined): NamedSql[] => {
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

const readIndexes = (
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

const readColumnList = (yaml: YamlFile, value: YamlValue | undefined, known: ReadonlySet<string>): string[] =>
  yaml.list(value).flatMap((item) => {
    const name = yaml.text(item);
    if (name === undefined) return [];
    if (!known.has(name))
      yaml.report(item.at, `${name} is no column of this contract${suggestion(name, known)}`);
    return known.has(name) ? [name] : [];
  });
