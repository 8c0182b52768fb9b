import {
  modelId,
  resourceTypeOf,
  sourceId,
  uniqueId,
  unitTestId,
  type ResourceType,
} from '../artifacts/uniqueId.ts';
import type { DataTest } from '../checks/dataTest.ts';
import type { Project } from '../project/project.ts';
import type { UnitTest } from '../project/testTypes.ts';
import type { Exposure, Model, Source } from '../project/types.ts';
import { Graph } from './graph.ts';

/** Something that a selection can mean. */
export interface Node {
  id: string;
  type: ResourceType;
  name: string;
  model?: Model;
  source?: Source;
  test?: DataTest;
  unitTest?: { model: Model; test: UnitTest };
  exposure?: Exposure;
}

/** Everything of a project that can be selected, and who reads whom: sources, models, tests, unit tests, exposures. */
export interface Nodes {
  byId: ReadonlyMap<string, Node>;
  graph: Graph;
  /** The tests of its contract, those of others that read it, and its unit tests. */
  testsOf(id: string): readonly string[];
}

/** Lays out a project for selecting. */
export const nodesOf = (project: Project): Nodes => {
  const byId = new Map<string, Node>();
  const edges: [string, string[]][] = [];
  const add = (node: Node, parents: string[]): void => {
    byId.set(node.id, node);
    edges.push([node.id, parents]);
  };
  const idOfModel = (name: string) => modelId(project.declaredName, project.model(name));
  const idOfSource = (name: string) => sourceId(project.declaredName, project.sources.get(name)!);
  const parentsOf = (reads: { models: readonly string[]; sources: readonly string[] } | undefined) => [
    ...(reads?.models ?? []).map(idOfModel),
    ...(reads?.sources ?? []).map(idOfSource),
  ];
  for (const source of project.sources.values())
    add({ id: idOfSource(source.name), type: 'source', name: source.name, source }, []);
  for (const model of project.models.values())
    add(
      { id: idOfModel(model.name), type: resourceTypeOf(model), name: model.name, model },
      parentsOf(model.query),
    );
  for (const test of project.tests)
    add(
      { id: uniqueId('test', project.declaredName, test.name), type: 'test', name: test.name, test },
      // A contract's test belongs to its model, whatever its SQL reads.
      [...new Set([...parentsOf(test), ...(test.model === undefined ? [] : [idOfModel(test.model)])])],
    );
  for (const model of project.models.values())
    for (const test of model.unitTests)
      add(
        {
          id: unitTestId(project.declaredName, model.name, test.name),
          type: 'unit_test',
          name: `${model.name}.${test.name}`,
          unitTest: { model, test },
        },
        [idOfModel(model.name)],
      );
  for (const exposure of project.exposures)
    add(
      {
        id: uniqueId('exposure', project.declaredName, exposure.name),
        type: 'exposure',
        name: exposure.name,
        exposure,
      },
      [...new Set(exposure.dependsOn.map(({ model }) => idOfModel(model)))],
    );
  const graph = new Graph(edges);
  return {
    byId,
    graph,
    testsOf: (id) => graph.children(id).filter((child) => isTest(byId.get(child)!)),
  };
};

const isTest = ({ type }: Node): boolean => type === 'test' || type === 'unit_test';
