import { basename } from 'node:path';
import type { Diagnostics } from '../text/diagnostics.ts';
import { readTextIfAny } from '../text/reading.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { YamlFile } from '../text/yamlFile.ts';
import { policyKeys, readTestPolicy } from './readTestPolicy.ts';
import { strict, type TestPolicy } from './testTypes.ts';

/** Reads what may stand beside `tests/name.sql`: `name.yml` with its severity and thresholds. */
export const readTestFile = async (file: string, diagnostics: Diagnostics): Promise<TestPolicy> => {
  const beside = file.replace(/\.sql$/, '.yml');
  const text = readTextIfAny(beside);
  if (text === undefined) return strict;
  const yaml = new YamlFile(new SourceFile(beside, text), diagnostics);
  const root = yaml.root();
  const fields = yaml.fields(root, ['test', 'description', ...policyKeys]);
  const name = basename(file, '.sql');
  const named = fields.get('test');
  if (!named || yaml.text(named) !== name)
    yaml.report(named?.at ?? root.at, `write \`test: ${name}\`, the name of the .sql file beside it`);
  return readTestPolicy(yaml, fields);
};
