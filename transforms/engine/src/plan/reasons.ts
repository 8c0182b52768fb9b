import type { ModelState } from '../database/ops.ts';
import { shapeVersion, type LiveRelation } from '../database/relations.ts';
import type { Model } from '../project/types.ts';
import { changedParts } from './fingerprint.ts';

/** Why a model's own declaration asks for a rebuild. */
export const ownReasons = (record: { parts: Record<string, string> }, state: ModelState): string[] => {
  const parts = changedParts(state.parts, record.parts);
  return parts.length === 0 ? [] : [`changed: ${parts.join(', ')}`];
};

/** Why what is live asks for a rebuild: it is gone, another one, or no longer as it was published. */
export const liveReasons = (model: Model, state: ModelState, live: LiveRelation | undefined): string[] => {
  if (!live) return [`${state.schema}.${model.name} is gone from the database`];
  if (live.oid !== state.oid)
    return [`${state.schema}.${model.name} was dropped and made again by somebody else`];
  if (!isComparable(state)) return []; // the build writes it down as it stands
  return live.shape === state.shape ? [] : [`${state.schema}.${model.name} was altered by somebody else`];
};

/** Whether an engine that made shapes as this one does wrote the state down. */
export const isComparable = ({ shape }: ModelState): boolean => shape.startsWith(`${shapeVersion}:`);

/** Of the sources that a model reads, those whose rows are not what they were, each with the reason. */
export const sourceReasons = (
  tokens: Record<string, string | null>,
  state: ModelState | undefined,
): Map<string, string> =>
  new Map(
    Object.entries(tokens)
      .filter(([source, token]) => token === null || token !== state?.sources[source])
      .map(([source, token]) => [
        source,
        token === null
          ? `source ${source} cannot tell whether it changed; give it a version query`
          : `source ${source} has changed rows`,
      ]),
  );
