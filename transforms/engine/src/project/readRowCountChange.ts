import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { readAmount } from './readAmount.ts';
import { readOneOf } from './readOneOf.ts';
import { strict, type RowCountChange } from './testTypes.ts';

/** Reads `row_count_change: { at_most: 20%, severity: warn }`. */
export const readRowCountChange = (
  yaml: YamlFile,
  value: YamlValue | undefined,
): RowCountChange | undefined => {
  if (!value) return undefined;
  const fields = yaml.fields(value, ['at_most', 'severity']);
  if (!fields.has('at_most'))
    yaml.report(value.at, 'row_count_change needs at_most: a number of rows, or a share such as 20%');
  const atMost = fields.has('at_most') ? readAmount(yaml, fields.get('at_most')!) : undefined;
  const severity = readOneOf(yaml, fields.get('severity'), ['error', 'warn']) ?? 'error';
  return atMost && { atMost, at: value.at, policy: { ...strict, severity }, where: undefined };
};
