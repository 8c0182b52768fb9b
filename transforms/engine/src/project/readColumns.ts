import { readType } from '../sql/typeName.ts';
import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { columnEntries } from './columnEntries.ts';
import { readColumnTests } from './readColumnTests.ts';
import type { ColumnTest } from './testTypes.ts';
import type { ModelColumn } from './types.ts';

/** A column may only count as never null when one null would have stopped the publish. */
const provesNotNull = ({ kind, where, policy }: ColumnTest): boolean =>
  kind === 'not_null' && where === undefined && policy.severity === 'error' && policy.errorAbove === 0;

/** Reads the columns that a contract declares, each with its type. */
export const readColumns = async (
  yaml: YamlFile,
  value: YamlValue | undefined,
  root: YamlValue,
): Promise<ModelColumn[]> => {
  if (!value) {
    yaml.report(root.at, 'columns are missing; a contract declares every column with its type');
    return [];
  }
  const columns: ModelColumn[] = [];
  for (const [name, { at, value: column }] of columnEntries(yaml, value)) {
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
      notNull: tests.some(provesNotNull),
      description: yaml.text(fields.get('description')) ?? '',
      tests,
      at,
    });
  }
  return columns;
};
