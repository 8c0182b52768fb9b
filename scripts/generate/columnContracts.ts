import { relative } from 'node:path';
import type { ColumnContracts } from '@rosetta/openapi-engine';
import type { Project } from '@rosetta/transforms-engine';
import { root } from '../servers/paths.ts';

type Declared = { name: string; type: string; notNull: boolean };

const relation = (file: string, columns: readonly Declared[]) => ({
  file: relative(root, file),
  columns: new Map(columns.map(({ name, type, notNull }) => [name, { type, notNull }])),
});

/** Shows the contracts of transform projects, their sources and their lineage to the check of `x-rosetta-column`. */
export const columnContracts = (projects: readonly Project[]): ColumnContracts => ({
  relations: new Map(
    projects.flatMap((project) => [
      ...[...project.sources].map(([name, { file, columns }]) => [name, relation(file, columns)] as const),
      ...[...project.models].map(
        ([name, { contractFile, columns }]) => [name, relation(contractFile, columns)] as const,
      ),
    ]),
  ),
  parents: ({ relation: name, column }) => {
    const project = projects.find(({ models }) => models.has(name));
    return (project?.trace(name, column) ?? []).map((step) => ({
      relation: 'model' in step ? step.model : step.source,
      column: step.column,
    }));
  },
});
