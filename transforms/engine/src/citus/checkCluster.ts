import type { Project } from '../project/project.ts';
import type { Model } from '../project/types.ts';
import { Diagnostics } from '../text/diagnostics.ts';
import { parseSelect } from '../sql/parse.ts';
import { refusedSelects, type Placement } from './refusedSelects.ts';
import { placementsOf } from './placements.ts';

/**
 * Refuses what a Citus cluster would refuse in the middle of a build: keys that no node could keep by itself, and queries
 * that cannot be planned over rows on many nodes.
 * @throws ProjectError with all of it, at its places in the contracts and queries.
 */
export const checkCluster = async (project: Project): Promise<void> => {
  const diagnostics = new Diagnostics();
  const placements = await placementsOf(project);
  for (const model of project.models.values()) {
    checkKeys(model, diagnostics);
    await checkQuery(model, placements, diagnostics);
  }
  diagnostics.throwIfAny();
};

const checkKeys = ({ name, distribution, indexes, grain }: Model, diagnostics: Diagnostics): void => {
  if (distribution?.kind !== 'hash') return;
  const { column } = distribution;
  const why = `rows of ${name} are spread by ${column}, and a node sees only its own`;
  for (const { columns, unique, at } of indexes)
    if (unique && !columns.includes(column))
      diagnostics.add(at, `this unique index lacks ${column}: ${why}; add ${column} to it`);
  if (grain && grain.key.length > 0 && !grain.key.includes(column))
    diagnostics.add(
      grain.at,
      `the key of the grain lacks ${column}: ${why}; add ${column} to it, or spread the model by a column of the key`,
    );
};

const checkQuery = async (
  { query }: Model,
  placements: ReadonlyMap<string, Placement>,
  diagnostics: Diagnostics,
): Promise<void> => {
  if (!query?.models.some((name) => placements.get(name)?.kind === 'hash' || placements.get(name)?.spread))
    return;
  const parsed = await parseSelect(query.source, () => undefined); // it was read before, without a complaint
  if (!parsed) return;
  for (const { location, message } of refusedSelects(parsed.select, placements))
    diagnostics.add(query.source.atByte(location), message);
};
