import type pg from 'pg';
import type { Project } from '../project/project.ts';
import { differences, promiseOf, type Difference } from './promise.ts';
import { refuseBroken } from './refuseBroken.ts';
import type { Plan, Step } from './types.ts';

/**
 * Says of each step what it means to readers, by the contract that was published and the new one.
 * @throws TransformError when a breaking change meets a user outside the project.
 */
export const judgeChanges = async (client: pg.Client, project: Project, plan: Plan): Promise<void> => {
  const broken = new Map<string, Difference[]>();
  for (const step of plan.steps) {
    if (step.action === 'keep') continue;
    const state = plan.states.get(step.model);
    if (step.action === 'remove') {
      const text = `${step.model} removed`;
      judge(step, 'breaking', [text]);
      broken.set(step.model, [{ column: undefined, text }]);
    } else if (!state) judge(step, 'non-breaking', []);
    else {
      const model = project.model(step.model);
      const { breaking, added } = differences(state, await promiseOf(model));
      // Readers outside name the relation with its schema.
      if (state.schema !== model.schema)
        breaking.unshift({
          column: undefined,
          text: `${step.model} moved from ${state.schema} to ${model.schema}`,
        });
      const texts = [...breaking.map(({ text }) => text), ...added];
      if (breaking.length > 0) broken.set(step.model, breaking);
      judge(step, breaking.length > 0 ? 'breaking' : ownChange(step, texts) ? 'non-breaking' : null, texts);
    }
  }
  const changed = new Set(plan.steps.flatMap(({ model, change }) => (change ? [model] : [])));
  const above = project.graph.above(changed);
  for (const step of plan.steps) {
    if (step.change !== null || step.action === 'keep' || step.action === 'remove') continue;
    if (above.has(step.model)) step.change = 'indirect';
  }
  await refuseBroken(client, project, plan, broken);
};

const judge = (step: Step, change: Step['change'], changes: string[]): void => {
  step.change = change;
  step.changes = changes;
};

/** Whether the model itself was written otherwise; new rows below and mended grants are no change of it. */
const ownChange = ({ reasons }: Step, differing: readonly string[]): boolean =>
  differing.length > 0 ||
  reasons.some(
    (reason) =>
      (reason.startsWith('changed: ') && reason !== 'changed: engine') ||
      reason === 'tests or descriptions changed',
  );
