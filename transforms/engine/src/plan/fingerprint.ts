import { hash as digest } from 'node:crypto';
import type { DataTest } from '../checks/dataTest.ts';
import { normalizeSql } from '../sql/normalize.ts';
import { readType } from '../sql/typeName.ts';
import { shardCountOf } from '../project/checkColocation.ts';
import type { Project } from '../project/project.ts';
import { plainUnitTest } from '../checks/plainUnitTest.ts';
import type { Incremental, Model, Snapshot } from '../project/types.ts';

/** Raised when the same model would be built differently than before. */
export const engineVersion = '2';

/** What a model is made from, hashed. */
export interface Fingerprint {
  parts: Record<string, string>;
  contract: string;
}

/** The hash of anything that JSON can write. */
export const hash = (value: unknown): string => digest('sha256', JSON.stringify(value)).slice(0, 32);

/** Hashes each part of a model apart, so that the plan can say which one changed. Comments and layout count for nothing. */
export const fingerprint = async (model: Model, project: Project): Promise<Fingerprint> => {
  const known = fingerprintsOf(project);
  const found = known.get(model.name) ?? (await makeFingerprint(model, project));
  known.set(model.name, found);
  return found;
};

/** The fingerprints of a project's models, as far as they are known; what is added is kept with the project. */
export const fingerprintsOf = (project: Project): Map<string, Fingerprint> => {
  let known = fingerprints.get(project);
  if (!known) fingerprints.set(project, (known = new Map()));
  return known;
};

const fingerprints = new WeakMap<Project, Map<string, Fingerprint>>();

const makeFingerprint = async (model: Model, project: Project): Promise<Fingerprint> => {
  const types = await Promise.all(model.columns.map(async ({ name, type }) => [name, await readType(type)]));
  const tests = testsOf(project).get(model.name) ?? [];
  const [before, after] = [model.hooks.before, model.hooks.after].map((hooks) =>
    hooks.map(({ sql }) => sql),
  ) as [string[], string[]];
  return {
    parts: {
      engine: engineVersion,
      schema: model.schema,
      materialization: model.materialized,
      columns: hash(types.sort()),
      indexes: hash(model.indexes.map(({ columns, unique }) => [columns, unique])),
      ...(model.query ? { sql: hash(await normalizeSql(model.query.sql)) } : {}),
      ...(model.incremental ? { incremental: hash(incrementalParts(model.incremental)) } : {}),
      ...(before.length + after.length > 0 ? { hooks: hash([before, after]) } : {}),
      ...(model.snapshot ? snapshotParts(model.snapshot) : {}),
      ...(model.distribution ? { distribution: hash(distributionOf(model, project)) } : {}),
      ...(model.seed ? { rows: hash(model.seed.content) } : {}),
    },
    contract: hash([
      model.description,
      model.columns.map(({ name, description }) => [name, description]),
      tests.map(({ name, sql, policy, probe }) => [name, sql, policy, probe]),
      model.unitTests.map(plainUnitTest),
    ]),
  };
};

/** The tests of each model: its own, and those of no model that read it. */
const testsOf = (project: Project): Map<string, DataTest[]> => {
  let byModel = tests.get(project);
  if (byModel) return byModel;
  tests.set(project, (byModel = new Map()));
  for (const test of project.tests) {
    for (const name of test.model ? [test.model] : test.models) {
      const known = byModel.get(name);
      if (known) known.push(test);
      else byModel.set(name, [test]);
    }
  }
  return byModel;
};

const tests = new WeakMap<Project, Map<string, DataTest[]>>();

/** The key apart from the rest: with another key, a history would be another one. */
const snapshotParts = ({ key, strategy, updatedAt, checkColumns, hardDeletes }: Snapshot) => ({
  snapshot: hash([strategy, updatedAt, [...checkColumns].sort(), hardDeletes]),
  snapshot_key: hash([...key].sort()),
});

/** What decides where rows live; a model of another shard count is another model. */
const distributionOf = ({ distribution }: Model, { models }: Project): unknown[] =>
  distribution?.kind === 'hash'
    ? ['hash', distribution.column, shardCountOf(distribution, models)]
    : [distribution?.kind];

const incrementalParts = ({ timeColumn, period, asOfRun, from }: Incremental): unknown => [
  timeColumn,
  period,
  asOfRun.map(({ parent }) => parent).sort(),
  [...from].map(([relation, { sql }]) => [relation, sql]).sort(),
];

/**
 * The fingerprint of a model upon its parents': it changes when the definition of anything below changes. The rows of a
 * seed are data, like those of a source: what stands on them is told by the plan that they changed.
 */
export const combine = (parts: Record<string, string>, parents: ReadonlyMap<string, string>): string =>
  hash([Object.entries({ ...parts, rows: '' }).sort(), [...parents].sort()]);

/** The names of the parts that differ. */
export const changedParts = (before: Record<string, string>, after: Record<string, string>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => before[key] !== after[key])
    .sort();
