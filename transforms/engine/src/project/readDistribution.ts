import { suggestion } from '../text/nearest.ts';
import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import type { Distribution, Materialization } from './types.ts';

/** Why models of some kinds are where they are on a cluster too. */
const coordinated: Partial<Record<Materialization, string>> = {
  view: 'its rows are its parents’',
  materialized_view: 'it stays on the coordinator',
  snapshot: 'its history grows where it stands, on the coordinator',
};

/** The values of the keys that say where a model's rows live on a Citus cluster. */
export interface DistributionKeys {
  distribution: YamlValue | undefined;
  colocateWith: YamlValue | undefined;
  shardCount: YamlValue | undefined;
}

/** Reads where a model's rows live on a Citus cluster; on one PostgreSQL they live where all rows do. */
export const readDistribution = (
  yaml: YamlFile,
  keys: DistributionKeys,
  materialized: Materialization,
  columns: ReadonlySet<string>,
): Distribution | undefined => {
  const { distribution, colocateWith, shardCount } = keys;
  const written = yaml.text(distribution)?.trim();
  const column = /^hash\s*\(\s*(.*?)\s*\)$/.exec(written ?? '')?.[1];
  for (const value of [colocateWith, shardCount]) {
    if (value && column === undefined)
      yaml.report(value.at, `${value.path} goes with \`distribution: hash(column)\`; take it off`);
  }
  if (written === undefined || !distribution) return undefined;
  const why = coordinated[materialized];
  if (why) {
    yaml.report(
      distribution.at,
      `a ${materialized.replace('_', ' ')} is not distributed: ${why}; take distribution off`,
    );
    return undefined;
  }
  if (written === 'reference' || written === 'local') return { kind: written, at: distribution.at };
  if (column === undefined) {
    yaml.report(distribution.at, `distribution is hash(column), reference or local, not ${written}`);
    return undefined;
  }
  if (!columns.has(column)) {
    yaml.report(distribution.at, `${column} is no column of this contract${suggestion(column, columns)}`);
    return undefined;
  }
  if (colocateWith && shardCount)
    yaml.report(
      shardCount.at,
      'a model has the shards of the one it is colocated with; take shard_count off',
    );
  const model = yaml.text(colocateWith);
  return {
    kind: 'hash',
    column,
    colocateWith: model === undefined ? undefined : { model, at: colocateWith!.at },
    shardCount: readShardCount(yaml, shardCount),
    at: distribution.at,
  };
};

/** What Citus allows. */
const mostShards = 64_000;

const readShardCount = (yaml: YamlFile, value: YamlValue | undefined): number | undefined => {
  if (!value) return undefined;
  const count = yaml.scalar(value);
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= mostShards) return count;
  if (count !== undefined)
    yaml.report(value.at, `shard_count must be a whole number from 1 to ${mostShards}, as in 32`);
  return undefined;
};
