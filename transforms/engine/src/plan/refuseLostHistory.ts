import type { Project } from '../project/project.ts';
import type { Model } from '../project/types.ts';
import { ProjectError, TransformError } from '../text/diagnostics.ts';
import { fingerprint } from './fingerprint.ts';
import type { ModelState } from '../database/ops.ts';
import type { Plan } from './types.ts';

/**
 * Refuses what would lose the history of a snapshot, which no build can bring back: another key, a column that leaves,
 * another materialization, or no model at all.
 * @throws TransformError saying what to do instead.
 */
export const refuseLostHistory = async (project: Project, plan: Plan): Promise<void> => {
  for (const { model: name, action } of plan.steps) {
    const state = plan.states.get(name);
    if (state?.kind !== 'snapshot' || !plan.live.has(name) || action === 'keep') continue;
    const relation = `${state.schema}.${name}`;
    const model = project.models.get(name);
    if (!model)
      throw new TransformError(
        `snapshot ${name} left the project, and its history cannot be built again; put it back, or drop table ${relation} yourself and build again`,
      );
    const lost = await lossOf(project, model, state);
    if (lost)
      throw new ProjectError([
        {
          ...lost.at,
          message: `${lost.what}, and ${relation} holds a history that cannot be built again; begin a new one in ${model.base}.v${model.version + 1}.sql`,
        },
      ]);
  }
};

const lossOf = async (project: Project, model: Model, state: ModelState) => {
  if (!model.snapshot)
    return { at: model.columns[0]!.at, what: `${model.name} is a ${model.materialized} now` };
  const { parts } = await fingerprint(model, project);
  if (parts['snapshot_key'] !== state.parts['snapshot_key'])
    return { at: model.snapshot.at, what: `the key of ${model.name} is another one` };
  const columns = new Set(model.columns.map(({ name }) => name));
  const gone = state.columns?.find(({ name }) => !columns.has(name));
  return gone && { at: model.snapshot.at, what: `${model.name}.${gone.name} leaves the contract` };
};
