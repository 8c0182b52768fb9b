import { readType } from '../sql/typeName.ts';
import { isMapping, type YamlFile, type YamlValue } from '../text/yamlFile.ts';
import { readColumn } from './readColumnList.ts';
import type { Source } from './types.ts';

const times = ['date', 'timestamp', 'timestamptz'];

/** Reads `watermark: loaded_at`, or `watermark: { column: loaded_at, overlap: 1 hour }`. */
export const readWatermark = async (
  yaml: YamlFile,
  value: YamlValue | undefined,
  columns: readonly { name: string; type: string }[],
): Promise<Source['watermark']> => {
  if (!value) return undefined;
  const fields = isMapping(value)
    ? yaml.fields(value, ['column', 'overlap'])
    : new Map([['column', value] as const]);
  if (!fields.has('column')) yaml.report(value.at, 'column is missing in watermark');
  const column = readColumn(yaml, fields.get('column'), new Set(columns.map(({ name }) => name)));
  const overlap = yaml.text(fields.get('overlap'));
  const type = columns.find(({ name }) => name === column)?.type ?? '';
  if (overlap !== undefined && !/^\d+ (second|minute|hour|day)s?$/.test(overlap)) {
    yaml.report(
      fields.get('overlap')!.at,
      'overlap is a number of seconds, minutes, hours or days, as in 1 hour',
    );
  } else if (overlap !== undefined && column !== undefined && !times.includes(baseOf(await readType(type)))) {
    yaml.report(
      fields.get('overlap')!.at,
      `overlap goes with a watermark of type ${times.join(', ')}; ${column} is ${type}`,
    );
  }
  return column === undefined ? undefined : { column, overlap };
};

const baseOf = (type: string | undefined): string => (type ?? '').replace(/\(.*$/, '');
