import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { readAmount } from './readAmount.ts';
import { required, uniqueName } from './readNamedTests.ts';
import { policyKeys, readTestPolicy } from './readTestPolicy.ts';
import type { Amount, Reconciliation } from './testTypes.ts';

const exact: Amount = { value: 0, unit: 'absolute', text: '0' };

/** Reads `reconciliations`: a list of `{ name, this, other }`, two queries that must return the same rows. */
export const readReconciliations = (yaml: YamlFile, value: YamlValue | undefined): Reconciliation[] => {
  const name = uniqueName(yaml);
  return yaml.list(value).flatMap((item) => {
    const fields = yaml.fields(item, ['name', 'this', 'other', 'by', 'tolerance', ...policyKeys]);
    const named = name(item, fields);
    const [here, other] = [required(yaml, item, fields, 'this'), required(yaml, item, fields, 'other')];
    const tolerance = fields.has('tolerance') ? readAmount(yaml, fields.get('tolerance')!) : exact;
    if (named === undefined || here === undefined || other === undefined || !tolerance) return [];
    return [
      {
        name: named,
        this: here,
        other,
        by: fields.has('by') ? yaml.texts(fields.get('by')) : undefined,
        tolerance,
        at: fields.get('this')!.at,
        policy: readTestPolicy(yaml, fields),
        where: undefined,
      },
    ];
  });
};
