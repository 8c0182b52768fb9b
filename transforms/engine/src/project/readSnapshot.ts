import { readType } from '../sql/typeName.ts';
import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { readColumn, readColumnList } from './readColumnList.ts';
import { readOneOf } from './readOneOf.ts';
import { snapshotColumnNames } from './snapshotColumns.ts';
import type { Materialization, ModelColumn, Snapshot } from './types.ts';

const keys = ['key', 'strategy', 'updated_at', 'check_columns', 'hard_deletes'];
const timeTypes = ['date', 'timestamp', 'timestamptz'];

/** Reads how a snapshot follows its rows; the key and the materialization need each other. */
export const readSnapshot = async (
  yaml: YamlFile,
  value: YamlValue | undefined,
  materialized: { as: Materialization; at: YamlValue | undefined },
  columns: readonly ModelColumn[],
): Promise<Snapshot | undefined> => {
  if (!value) {
    if (materialized.as === 'snapshot')
      yaml.report(
        materialized.at!.at,
        'a snapshot needs `snapshot: { key, strategy }`, or materialize it as table',
      );
    return undefined;
  }
  if (materialized.as !== 'snapshot')
    yaml.report(value.at, 'snapshot goes with `materialized: snapshot`; take one off');
  for (const { name, at } of columns)
    if (snapshotColumnNames.has(name))
      yaml.report(at, `${name} is a column that the engine adds to a snapshot; take it off columns`);
  const known = new Set(columns.map(({ name }) => name));
  const fields = yaml.fields(value, keys);
  for (const key of ['key', 'strategy'])
    if (!fields.has(key)) yaml.report(value.at, `${key} is missing in snapshot`);
  const key = readColumnList(yaml, fields.get('key'), known);
  if (fields.has('key') && key.length === 0)
    yaml.report(fields.get('key')!.at, 'key needs at least one column: what tells rows apart');
  const strategy = readOneOf(yaml, fields.get('strategy'), ['timestamp', 'check'] as const);
  if (!strategy) return undefined;
  const checkColumns = readColumnList(yaml, fields.get('check_columns'), known);
  const updatedAt = readColumn(yaml, fields.get('updated_at'), known);
  await checkStrategy(yaml, { strategy, fields, columns, key, checkColumns, updatedAt }, value);
  return {
    key,
    strategy,
    updatedAt,
    checkColumns,
    hardDeletes: readOneOf(yaml, fields.get('hard_deletes'), ['ignore', 'close'] as const) ?? 'ignore',
    at: value.at,
  };
};

const checkStrategy = async (
  yaml: YamlFile,
  {
    strategy,
    fields,
    columns,
    key,
    checkColumns,
    updatedAt,
  }: Pick<Snapshot, 'strategy' | 'updatedAt' | 'key' | 'checkColumns'> & {
    fields: ReadonlyMap<string, YamlValue>;
    columns: readonly ModelColumn[];
  },
  value: YamlValue,
): Promise<void> => {
  const other = strategy === 'timestamp' ? 'check_columns' : 'updated_at';
  if (fields.has(other)) yaml.report(fields.get(other)!.at, `${other} does not go with strategy ${strategy}`);
  const inKey = checkColumns.find((column) => key.includes(column));
  if (inKey !== undefined)
    yaml.report(fields.get('check_columns')!.at, `${inKey} is in the key, so it cannot change; take it off`);
  if (strategy !== 'timestamp') return;
  if (!fields.has('updated_at'))
    yaml.report(value.at, 'strategy timestamp needs updated_at, the column that tells when a row changed');
  if (updatedAt === undefined) return;
  const { type } = columns.find(({ name }) => name === updatedAt)!;
  const canonical = (await readType(type))?.replace(/\(\d+\)$/, '');
  if (!canonical || !timeTypes.includes(canonical))
    yaml.report(
      fields.get('updated_at')!.at,
      `${updatedAt} is ${type}; updated_at is of type ${timeTypes.join(', ')}`,
    );
};
