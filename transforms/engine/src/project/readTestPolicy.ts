import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { readOneOf } from './readOneOf.ts';
import type { TestPolicy } from './testTypes.ts';

/** The keys that say when a test's failing rows count. */
export const policyKeys = ['severity', 'warn_above', 'error_above'] as const;

/** Reads `severity` and the two thresholds that any test may have beside its own keys. */
export const readTestPolicy = (yaml: YamlFile, fields: ReadonlyMap<string, YamlValue>): TestPolicy => {
  const severity = readOneOf(yaml, fields.get('severity'), ['error', 'warn']) ?? 'error';
  const errorAbove = readRows(yaml, fields.get('error_above'));
  const warnAbove = readRows(yaml, fields.get('warn_above'));
  if (severity === 'warn' && fields.has('error_above'))
    yaml.report(
      fields.get('error_above')!.at,
      'error_above says when a test of severity error fails; take it or `severity: warn` off',
    );
  else if (fields.has('error_above') && warnAbove > errorAbove)
    yaml.report(
      fields.get('warn_above')!.at,
      `warn_above ${warnAbove} is more than error_above ${errorAbove}, so nothing would ever be warned of`,
    );
  return { severity, errorAbove, warnAbove };
};

const readRows = (yaml: YamlFile, value: YamlValue | undefined): number => {
  const written = value ? yaml.scalar(value) : 0;
  if (typeof written === 'number' && Number.isSafeInteger(written) && written >= 0) return written;
  if (written !== undefined) yaml.report(value!.at, `${value!.path} is a number of rows, from 0 on`);
  return 0;
};
