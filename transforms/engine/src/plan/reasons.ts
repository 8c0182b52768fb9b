import type { ModelState } from '../database/ops.ts';
import type { LiveRelation } from '../database/relations.ts';
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
  return live.shape === state.shape ? [] : [`${state.schema}.${model.name} was altered by somebody else`];
};

/** Why a model's sources ask for a rebuild. */
export const sourceReasons = (
  tokens: Record<string, string | null>,
  state: ModelState | undefined,
): { reasons: string[]; sources: string[] } => {
  const sources = Object.keys(tokens).filter(
    (source) => tokens[source] === null || tokens[source] !== state?.sources[source],
  );
  if (!state) return { reasons: [], sources };
  const reasons = sources.map((source) =>
    tokens[source] === null
      ? `source ${source} cannot tell whether it changed; give it a version query`
      : `source ${source} has changed rows`,
  );
  return { reasons, sources };
};
