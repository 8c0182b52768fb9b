import type { YamlFile } from '../text/yamlFile.ts';
import type { ModelFiles } from './findFiles.ts';
import { checkName } from './names.ts';
import { readColumns } from './readColumns.ts';
import { readDistribution } from './readDistribution.ts';
import { readGrain } from './readGrain.ts';
import { readHooks } from './readHooks.ts';
import { readIncremental } from './readIncremental.ts';
import { readIndexes } from './readIndexes.ts';
import { readMaterialization } from './readMaterialization.ts';
import { readFreshness } from './readFreshness.ts';
import { readChecks, readTests } from './readNamedTests.ts';
import { readReconciliations } from './readReconciliations.ts';
import { readRowCountChange } from './readRowCountChange.ts';
import { readSnapshot } from './readSnapshot.ts';
import { snapshotColumns, snapshotIndex } from './snapshotColumns.ts';
import { readStatementTimeout } from './readStatementTimeout.ts';
import { readSunset, readVersion } from './readVersion.ts';
import { readUnitTests } from './readUnitTests.ts';
import type { Contract } from './types.ts';

const keys = [
  'model',
  'version',
  'sunset',
  'description',
  'grain',
  'materialized',
  'incremental',
  'snapshot',
  'owner',
  'tags',
  'columns',
  'checks',
  'tests',
  'row_count_change',
  'reconciliations',
  'freshness',
  'unit_tests',
  'indexes',
  'hooks',
  'statement_timeout',
  'distribution',
  'colocate_with',
  'shard_count',
];

/** Reads the contract beside a model or seed; what is wrong is reported where it stands. */
export const readContract = async (yaml: YamlFile, found: ModelFiles): Promise<Contract> => {
  const { name, base, kind } = found;
  const root = yaml.root();
  const fields = yaml.fields(root, kind === 'seed' ? ['seed', ...keys] : keys);
  const named = fields.get('model') ?? fields.get('seed');
  const written = yaml.text(named);
  if (!named) yaml.report(root.at, `model is missing; write \`model: ${base}\``);
  else if (written !== undefined && written !== base)
    yaml.report(named.at, `model is ${written} but the file is named ${base}`);
  else checkName('model', name, named.at, yaml.report.bind(yaml));

  const declaredColumns = await readColumns(yaml, fields.get('columns'), root);
  const materialized = readMaterialization(yaml, fields.get('materialized'), root, kind);
  const declared = { as: materialized, at: fields.get('materialized') };
  const snapshot = await readSnapshot(yaml, fields.get('snapshot'), declared, declaredColumns);
  const columns = snapshot ? [...declaredColumns, ...snapshotColumns(snapshot.at)] : declaredColumns;
  const known = new Set(columns.map((column) => column.name));
  const indexes = readIndexes(yaml, fields.get('indexes'), known);
  return {
    name,
    base,
    version: readVersion(yaml, fields.get('version'), root, found),
    sunset: readSunset(yaml, fields.get('sunset')),
    description: yaml.text(fields.get('description')) ?? '',
    owner: yaml.text(fields.get('owner')),
    tags: yaml.texts(fields.get('tags')),
    materialized,
    grain: readGrain(yaml, fields.get('grain'), known),
    columns,
    checks: readChecks(yaml, fields.get('checks')),
    tests: readTests(yaml, fields.get('tests')),
    rowCountChange: readRowCountChange(yaml, fields.get('row_count_change')),
    reconciliations: readReconciliations(yaml, fields.get('reconciliations')),
    freshness: readFreshness(yaml, fields.get('freshness'), known),
    unitTests: readUnitTests(yaml, fields.get('unit_tests')),
    indexes: snapshot ? [...indexes, snapshotIndex(snapshot.at)] : indexes,
    incremental: await readIncremental(yaml, fields.get('incremental'), declared, columns),
    snapshot,
    hooks: await readHooks(yaml, fields.get('hooks'), materialized),
    distribution: readDistribution(
      yaml,
      {
        distribution: fields.get('distribution'),
        colocateWith: fields.get('colocate_with'),
        shardCount: fields.get('shard_count'),
      },
      materialized,
      known,
    ),
    statementTimeout: readStatementTimeout(yaml, fields.get('statement_timeout')),
  };
};
