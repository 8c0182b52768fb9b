import { shardCountOf } from '../project/checkColocation.ts';
import type { Project } from '../project/project.ts';
import type { Model } from '../project/types.ts';
import { readType } from '../sql/typeName.ts';
import type { Placement } from './refusedSelects.ts';

/** Where the rows of each model of a project are on a cluster. */
export const placementsOf = async (project: Project): Promise<Map<string, Placement>> => {
  const placements = new Map<string, Placement>();
  for (const name of project.graph.order()) {
    const model = project.model(name);
    placements.set(name, await placementOf(model, project, placements));
  }
  return placements;
};

const placementOf = async (
  model: Model,
  { models }: Project,
  known: ReadonlyMap<string, Placement>,
): Promise<Placement> => {
  const { distribution, query } = model;
  if (distribution?.kind === 'hash') {
    const { column } = distribution;
    const type = model.columns.find(({ name }) => name === column)!.type;
    const group = `${await readType(type)} in ${shardCountOf(distribution, models)}`;
    return { kind: 'hash', column, group, spread: true };
  }
  if (model.materialized === 'view')
    return { kind: 'view', spread: query?.models.some((name) => known.get(name)?.spread) ?? false };
  return { kind: distribution?.kind ?? 'local', spread: false };
};
