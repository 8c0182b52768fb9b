import { readType } from '../sql/typeName.ts';
import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { readColumn } from './readColumnList.ts';
import { readOneOf } from './readOneOf.ts';
import type { Incremental, Materialization, ModelColumn } from './types.ts';

const periods = ['hour', 'day', 'month'] as const;
const timeTypes = ['date', 'timestamp', 'timestamptz'];

/** Reads how an incremental model is cut into periods; the key and the materialization need each other. */
export const readIncremental = async (
  yaml: YamlFile,
  value: YamlValue | undefined,
  materialized: { as: Materialization; at: YamlValue | undefined },
  columns: readonly ModelColumn[],
): Promise<Incremental | undefined> => {
  if (!value) {
    if (materialized.as === 'incremental')
      yaml.report(
        materialized.at!.at,
        'an incremental model needs `incremental: { time_column, period }`, or materialize it as table',
      );
    return undefined;
  }
  if (materialized.as !== 'incremental')
    yaml.report(value.at, 'incremental goes with `materialized: incremental`; take one off');
  const fields = yaml.fields(value, ['time_column', 'period', 'as_of_run', 'from']);
  for (const key of ['time_column', 'period'])
    if (!fields.has(key)) yaml.report(value.at, `${key} is missing in incremental`);
  const timeColumn = readColumn(yaml, fields.get('time_column'), new Set(columns.map(({ name }) => name)));
  const period = readOneOf(yaml, fields.get('period'), periods);
  const asOfRun = yaml.list(fields.get('as_of_run')).flatMap((item) => {
    const parent = yaml.text(item);
    return parent === undefined ? [] : [{ parent, at: item.at }];
  });
  const from: Incremental['from'] = new Map();
  const written = fields.get('from');
  for (const [relation, { value: sql }] of written ? yaml.entries(written) : []) {
    const text = yaml.text(sql);
    if (text !== undefined) from.set(relation, { sql: text, at: sql.at });
  }
  if (timeColumn === undefined || period === undefined) return undefined;

  const { type } = columns.find(({ name }) => name === timeColumn)!;
  const canonical = (await readType(type))?.replace(/\(\d+\)$/, '');
  if (!canonical || !timeTypes.includes(canonical))
    yaml.report(
      fields.get('time_column')!.at,
      `${timeColumn} is ${type}; a time_column is of type ${timeTypes.join(', ')}`,
    );
  if (canonical === 'date' && period === 'hour')
    yaml.report(
      fields.get('period')!.at,
      `${timeColumn} is a date and has no hours; the period is day or month`,
    );
  return { timeColumn, period, asOfRun, from, at: value.at };
};
