import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { DataTest } from '../checks/dataTest.ts';
import type { InferredModel } from '../describe/inferColumns.ts';
import { fingerprint } from '../plan/fingerprint.ts';
import type { Project } from '../project/project.ts';
import type { Exposure, Model, Source } from '../project/types.ts';
import type { UnitRow, UnitTest } from '../project/testTypes.ts';
import { isDirect } from '../sql/inputs.ts';
import type { Input } from '../sql/relation.ts';
import { modelId, resourceTypeOf, sourceId, uniqueId, unitTestId, type ResourceType } from './uniqueId.ts';

/** One entry of a manifest; the fields beyond these depend on what it is. */
export interface ManifestNode {
  unique_id: string;
  resource_type: ResourceType;
  name: string;
  package_name: string;
  original_file_path: string;
  depends_on?: { macros: never[]; nodes: string[] };
  [field: string]: unknown;
}

/** A model, seed or snapshot. */
export const modelNode = async (
  project: Project,
  model: Model,
  inferred: InferredModel,
): Promise<ManifestNode> => {
  const path = pathIn(project);
  const schema = project.schemaOf(model.name);
  // What is live is production: a manifest of a target tells what is modified by the same hashes.
  const declared = project.target?.production ?? project;
  const code = model.query?.source.text ?? '';
  const config = {
    enabled: true,
    materialized: model.materialized,
    schema,
    tags: model.tags,
    meta: { owner: model.owner ?? null },
    contract: { enforced: true },
  };
  return {
    unique_id: modelId(project.declaredName, model),
    resource_type: resourceTypeOf(model),
    name: model.name,
    package_name: project.declaredName,
    path: path(model.file),
    original_file_path: path(model.file),
    patch_path: `${project.declaredName}://${path(model.contractFile)}`,
    fqn: [project.declaredName, ...path(model.file).split('/').slice(0, -1), model.name],
    alias: model.name,
    schema,
    relation_name: `"${schema}"."${model.name}"`,
    checksum: { name: 'sha256', checksum: sha256(model.seed?.content ?? code) },
    config,
    tags: model.tags,
    meta: config.meta,
    description: model.description,
    columns: columnsOf(model, inferred),
    language: 'sql',
    raw_code: code,
    compiled: true,
    compiled_code: model.query?.sql ?? '',
    contract: { enforced: true },
    version: model.version,
    deprecation_date: model.sunset?.date ?? null,
    primary_key: model.grain?.key ?? [],
    refs: (model.query?.models ?? []).map((name) => ({ name, package: null, version: null })),
    sources: (model.query?.sources ?? []).map((name) => name.split('.')),
    depends_on: dependsOn(project, model.query?.models ?? [], model.query?.sources ?? []),
    // Ours:
    owner: model.owner ?? null,
    grain: model.grain ? { description: model.grain.description, key: model.grain.key } : null,
    indexes: model.indexes.map(({ columns, unique }) => ({ columns, unique })),
    influences: inferred.influences.map(transformationOf),
    fingerprint: await fingerprint(declared.model(model.name), declared),
  };
};

/** A test: its query returns the rows that are wrong. */
export const testNode = (project: Project, test: DataTest): ManifestNode => {
  const attached = test.model === undefined ? undefined : project.model(test.model);
  const path = pathIn(project)(test.at.file);
  return {
    unique_id: uniqueId('test', project.declaredName, test.name),
    resource_type: 'test',
    name: test.name,
    package_name: project.declaredName,
    path,
    original_file_path: path,
    fqn: [project.declaredName, ...path.split('/').slice(0, -1), test.name],
    attached_node: attached ? modelId(project.declaredName, attached) : null,
    column_name: test.column ?? null,
    test_metadata: test.kind === 'custom' ? null : { name: test.kind, kwargs: {}, namespace: null },
    config: { enabled: true, severity: test.policy.severity },
    tags: [],
    description: '',
    language: 'sql',
    raw_code: test.sql,
    compiled_code: test.sql,
    depends_on: dependsOn(project, test.models, test.sources),
  };
};

/** A unit test: rows that are given, and rows that the model must make of them. */
export const unitTestNode = (project: Project, model: Model, test: UnitTest): ManifestNode => {
  const path = pathIn(project)(model.contractFile);
  return {
    unique_id: unitTestId(project.declaredName, model.name, test.name),
    resource_type: 'unit_test',
    name: test.name,
    package_name: project.declaredName,
    path,
    original_file_path: path,
    fqn: [project.declaredName, model.name, test.name],
    model: model.name,
    given: [...test.given].map(([input, { rows }]) => ({ input, rows: rows.map(plainRow), format: 'dict' })),
    expect: { rows: test.expect.rows.map(plainRow), format: 'dict' },
    depends_on: dependsOn(project, [model.name], []),
  };
};

const plainRow = (row: UnitRow): Record<string, string | null> =>
  Object.fromEntries([...row].map(([column, { text }]) => [column, text]));

/** A declared table that others fill. */
export const sourceNode = (project: Project, source: Source): ManifestNode => ({
  unique_id: sourceId(project.declaredName, source),
  resource_type: 'source',
  name: source.table,
  package_name: project.declaredName,
  path: pathIn(project)(source.file),
  original_file_path: pathIn(project)(source.file),
  fqn: [project.declaredName, source.schema, source.table],
  source_name: source.schema,
  identifier: source.table,
  schema: source.schema,
  relation_name: `"${source.schema}"."${source.table}"`,
  description: source.description,
  tags: [],
  loaded_at_field: source.freshness?.column ?? null,
  freshness: {
    warn_after: { count: source.freshness?.warnAfter?.seconds ?? null, period: 'second' },
    error_after: { count: source.freshness?.errorAfter?.seconds ?? null, period: 'second' },
  },
  columns: Object.fromEntries(
    source.columns.map(({ name, type, notNull, description }) => [
      name,
      { name, description, data_type: type, nullable: !notNull },
    ]),
  ),
});

/** Who uses the models outside the project. */
export const exposureNode = (project: Project, exposure: Exposure): ManifestNode => {
  const models = [...new Set(exposure.dependsOn.map(({ model }) => model))];
  return {
    unique_id: uniqueId('exposure', project.declaredName, exposure.name),
    resource_type: 'exposure',
    name: exposure.name,
    package_name: project.declaredName,
    path: pathIn(project)(exposure.at.file),
    original_file_path: pathIn(project)(exposure.at.file),
    fqn: [project.declaredName, exposure.name],
    type: exposure.type,
    description: exposure.description ?? '',
    owner: { name: exposure.owner ?? null },
    url: exposure.url ?? null,
    tags: [],
    depends_on: dependsOn(
      project,
      models.filter((name) => project.models.has(name)),
      [],
    ),
    columns: exposure.dependsOn.map(({ model, column }) => ({ model, column: column ?? null })),
  };
};

const columnsOf = (model: Model, inferred: InferredModel): Record<string, unknown> =>
  Object.fromEntries(
    model.columns.map((column, index) => {
      const { nullable, inputs } = inferred.columns[index]!;
      return [
        column.name,
        {
          name: column.name,
          description: column.description,
          data_type: column.type,
          meta: {},
          tags: [],
          constraints: column.notNull ? [{ type: 'not_null' }] : [],
          nullable,
          lineage: inputs.map(transformationOf),
        },
      ];
    }),
  );

const transformationOf = ({ relation, column, kind }: Input) => ({
  relation,
  column,
  type: isDirect({ kind }) ? 'DIRECT' : 'INDIRECT',
  subtype: kind,
});

const dependsOn = (project: Project, models: readonly string[], sources: readonly string[]) => ({
  macros: [] as never[],
  nodes: [
    ...models.map((name) => modelId(project.declaredName, project.model(name))),
    ...sources.map((name) => sourceId(project.declaredName, project.sources.get(name)!)),
  ],
});

const pathIn =
  (project: Project) =>
  (file: string): string =>
    relative(project.directory, file);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
