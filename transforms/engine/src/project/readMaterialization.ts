import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { readOneOf } from './readOneOf.ts';
import type { Materialization } from './types.ts';

const materializations: readonly Materialization[] = [
  'view',
  'table',
  'incremental',
  'materialized_view',
  'snapshot',
];

/** Reads how a model exists in the database; a CSV file is a seed and says nothing. */
export const readMaterialization = (
  yaml: YamlFile,
  value: YamlValue | undefined,
  root: YamlValue,
  kind: 'model' | 'seed',
): Materialization => {
  if (kind === 'seed') {
    const written = yaml.text(value);
    if (written !== undefined && written !== 'seed')
      yaml.report(value!.at, 'a CSV file is a seed; take materialized off');
    return 'seed';
  }
  if (!value) yaml.report(root.at, `materialized is missing; it is one of ${materializations.join(', ')}`);
  return readOneOf(yaml, value, materializations) ?? 'view';
};
