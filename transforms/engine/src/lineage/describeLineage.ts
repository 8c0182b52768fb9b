import { inferColumns } from '../describe/inferColumns.ts';
import type { Project } from '../project/project.ts';
import { ColumnGraph, key, type ColumnNode, type Edge } from './columnGraph.ts';
import { findTarget } from './findTarget.ts';

/** Which way to look, and how far. */
export interface LineageOptions {
  up?: boolean;
  down?: boolean;
  depth?: number | undefined;
}

/** A column as its contract and its query describe it. */
export interface DescribedColumn extends ColumnNode {
  type: string;
  nullable: boolean;
  description: string;
  /** What it is made of and what decides about it, one step up after the other. */
  up: Edge[];
  /** What is made of it. */
  down: Edge[];
}

/** Where the columns of a model or source come from and go. */
export interface ColumnLineage {
  relation: string;
  kind: 'model' | 'source';
  /** Of a model in a target: where it is, as schema.name. */
  place?: string;
  /** Set when one column was asked for. */
  column: string | undefined;
  columns: DescribedColumn[];
  /** The columns that decide which rows the relation has. */
  influences: Edge[];
  /** The exposures that read one of the columns, or something that is made of it, and where they do. */
  exposures: { exposure: string; place: string }[];
}

/**
 * Describes a column, or every column of a relation: up to the sources, down to the last models and exposures.
 * @throws TransformError for a name that is not in the project.
 */
export const describeLineage = async (
  project: Project,
  written: string,
  { up = true, down = true, depth }: LineageOptions = {},
): Promise<ColumnLineage> => {
  const { relation, kind, column } = findTarget(project, written);
  const inferred = await inferColumns(project);
  const graph = new ColumnGraph(inferred);
  const described = new Map(
    project.models.get(relation)?.columns.map(({ name, description }) => [name, description]),
  );
  const declared = (project.models.get(relation) ?? project.sources.get(relation))!.columns;
  const columns = declared
    .filter(({ name }) => column === undefined || name === column)
    .map((each): DescribedColumn => {
      const node = { relation, column: each.name };
      const known = inferred.get(relation)?.columns.find(({ name }) => name === each.name);
      return {
        ...node,
        type: each.type,
        nullable: known?.nullable ?? !each.notNull,
        description: described.get(each.name) ?? '',
        up: up ? graph.reach(node, 'up', depth) : [],
        down: down ? graph.reach(node, 'down', depth) : [],
      };
    });
  const influences = (inferred.get(relation)?.influences ?? []).map(
    ({ relation: from, column: name, kind: subtype }): Edge => ({
      from: { relation: from, column: name },
      to: { relation, column: '*' },
      type: 'INDIRECT',
      subtype,
    }),
  );
  return {
    relation,
    kind,
    ...(project.target && kind === 'model' && { place: `${project.schemaOf(relation)}.${relation}` }),
    column,
    columns,
    influences: up ? influences : [],
    exposures: down ? exposed(project, relation, column, columns) : [],
  };
};

/** An exposure that names no columns reads them all. */
const exposed = (
  project: Project,
  relation: string,
  column: string | undefined,
  columns: readonly DescribedColumn[],
): ColumnLineage['exposures'] => {
  const made = columns.flatMap(({ down }) =>
    down.filter(({ type }) => type === 'DIRECT').map(({ to }) => to),
  );
  const own = column === undefined ? columns : [{ relation, column }];
  const places = new Set([...own, ...made].map(key));
  const models = new Set([relation, ...made.map((node) => node.relation)]);
  const found = new Map<string, ColumnLineage['exposures'][number]>();
  for (const { name, dependsOn } of project.exposures) {
    for (const { model, column: used } of dependsOn) {
      const place = used === undefined ? model : key({ relation: model, column: used });
      if (used === undefined ? models.has(model) : places.has(place))
        found.set(`${name} ${place}`, { exposure: name, place });
    }
  }
  return [...found.values()];
};
