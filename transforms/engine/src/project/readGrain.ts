import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { readColumnList } from './readColumnList.ts';
import { policyKeys, readTestPolicy } from './readTestPolicy.ts';
import { strict } from './testTypes.ts';
import type { Contract } from './types.ts';

/** Reads what one row is: prose, or prose and the columns that tell rows apart. */
export const readGrain = (
  yaml: YamlFile,
  value: YamlValue | undefined,
  known: ReadonlySet<string>,
): Contract['grain'] => {
  if (!value) return undefined;
  if (typeof (value.node as { value?: unknown } | null)?.value === 'string') {
    return { description: yaml.text(value) ?? '', key: [], policy: strict, at: value.at };
  }
  const fields = yaml.fields(value, ['description', 'key', ...policyKeys]);
  const key = readColumnList(yaml, fields.get('key'), known);
  return {
    description: yaml.text(fields.get('description')) ?? '',
    key,
    policy: readTestPolicy(yaml, fields),
    at: fields.get('key')?.at ?? value.at,
  };
};
