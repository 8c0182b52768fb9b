import { randomUUID } from 'node:crypto';
import { inferColumns } from '../describe/inferColumns.ts';
import type { Project } from '../project/project.ts';
import {
  exposureNode,
  modelNode,
  sourceNode,
  testNode,
  unitTestNode,
  type ManifestNode,
} from './manifestNodes.ts';

/** What a project is made of, for other tools: the shape of dbt's manifest where the meaning is the same. */
export interface Manifest {
  metadata: {
    /** The schema that the shared fields follow; what dbt alone has (macros, metrics) is empty. */
    dbt_schema_version: string;
    generated_by: 'rosetta-transform';
    generated_at: string;
    invocation_id: string;
    project_name: string;
    adapter_type: 'postgres';
  };
  nodes: Record<string, ManifestNode>;
  sources: Record<string, ManifestNode>;
  exposures: Record<string, ManifestNode>;
  unit_tests: Record<string, ManifestNode>;
  macros: Record<string, never>;
  docs: Record<string, never>;
  metrics: Record<string, never>;
  groups: Record<string, never>;
  selectors: Record<string, never>;
  disabled: Record<string, never>;
  parent_map: Record<string, string[]>;
  child_map: Record<string, string[]>;
}

/** Describes a project as manifest.json: models, tests, sources and exposures, who depends on whom, and lineage. */
export const buildManifest = async (project: Project): Promise<Manifest> => {
  const inferred = await inferColumns(project);
  const models = await Promise.all(
    [...project.models.values()].map((model) => modelNode(project, model, inferred.get(model.name)!)),
  );
  const tests = project.tests.map((test) => testNode(project, test));
  const sources = [...project.sources.values()].map((source) => sourceNode(project, source));
  const exposures = project.exposures.map((exposure) => exposureNode(project, exposure));
  const unitTests = [...project.models.values()].flatMap((model) =>
    model.unitTests.map((test) => unitTestNode(project, model, test)),
  );
  const all = [...models, ...tests, ...sources, ...exposures, ...unitTests];
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      generated_by: 'rosetta-transform',
      generated_at: new Date().toISOString(),
      invocation_id: randomUUID(),
      project_name: project.declaredName,
      adapter_type: 'postgres',
    },
    nodes: byId([...models, ...tests]),
    sources: byId(sources),
    exposures: byId(exposures),
    unit_tests: byId(unitTests),
    macros: {},
    docs: {},
    metrics: {},
    groups: {},
    selectors: {},
    disabled: {},
    parent_map: Object.fromEntries(all.map((node) => [node.unique_id, node.depends_on?.nodes ?? []])),
    child_map: childMap(all),
  };
};

const byId = (nodes: readonly ManifestNode[]): Record<string, ManifestNode> =>
  Object.fromEntries(nodes.map((node) => [node.unique_id, node]));

const childMap = (nodes: readonly ManifestNode[]): Record<string, string[]> => {
  const children = new Map(nodes.map((node) => [node.unique_id, [] as string[]]));
  for (const node of nodes)
    for (const parent of node.depends_on?.nodes ?? []) children.get(parent)?.push(node.unique_id);
  return Object.fromEntries(children);
};
