import type pg from 'pg';
import { readStates } from '../database/ops.ts';
import { readRelations } from '../database/relations.ts';
import { resolveSelection } from '../graph/resolveSelection.ts';
import type { Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';
import { checkGrants, missingGrants } from './checkGrants.ts';
import { judgeChanges } from './judgeChanges.ts';
import { combine, fingerprint } from './fingerprint.ts';
import { liveReasons, ownReasons, sourceReasons } from './reasons.ts';
import { refuseForeignDependents, refuseForeignRelations } from './refuseForeign.ts';
import { readSourceTokens } from './sourceTokens.ts';
import { modelsOf, type Plan, type PlanOptions, type Step } from './types.ts';

/**
 * Compares a project with what is live and says what a build would do. Reads only.
 * @throws TransformError when the plan cannot be carried out: a relation or dependent that is not the project's, a
 * missing source, role or parent.
 */
export const makePlan = async (
  client: pg.Client,
  project: Project,
  options: PlanOptions = {},
): Promise<Plan> => {
  const selected = await resolveSelection(project, options, client);
  await checkGrants(client, project);
  const states = await readStates(client, project.name);
  const tokens = await readSourceTokens(client, usedSources(project));
  const relations = await relationsOf(client, project, states.values());
  const missing = await missingGrants(client, project, states);
  const live = new Map(
    relations.flatMap((found) =>
      states.get(found.name)?.schema === found.schema ? [[found.name, found] as const] : [],
    ),
  );
  const plan: Plan = { steps: [], records: new Map(), states, live, changedSources: new Set() };
  const replaced = new Set<string>();

  for (const name of project.graph.order()) {
    const model = project.model(name);
    const state = states.get(name);
    const parents = project.graph.parents(name);
    const forced = parents.filter((parent) => replaced.has(parent));
    if (selected && !selected.has(name) && (forced.length === 0 || !state)) {
      if (state) plan.steps.push(step(project, name, 'keep', ['not selected']));
      continue;
    }
    const absent = parents.find((parent) => !replaced.has(parent) && !states.has(parent));
    if (absent) throw new TransformError(`${name} reads ${absent}, which is not built yet; select +${name}`);

    const { parts, contract } = await fingerprint(model, project);
    const below = new Map(
      parents.map((parent) => [parent, (plan.records.get(parent) ?? states.get(parent))!.fingerprint]),
    );
    const record = {
      parts,
      contract,
      fingerprint: combine(parts, below),
      sources: Object.fromEntries(
        (model.query?.sources ?? []).map((source) => [source, tokens.get(source) ?? null]),
      ),
    };
    const changed = sourceReasons(record.sources, state);
    for (const source of changed.sources) plan.changedSources.add(source);
    const reasons = state
      ? [
          ...ownReasons(record, state),
          ...liveReasons(model, state, live.get(name)),
          ...changed.reasons,
          ...forced.map((parent) => `parent ${parent} is replaced`),
        ]
      : ['added'];
    if (state && reasons.length === 0 && state.fingerprint !== record.fingerprint)
      reasons.push('a parent was replaced before');
    const mended = [
      ...(state && state.contract !== contract ? ['tests or descriptions changed'] : []),
      ...(state && state.columns === null ? ['its columns were not recorded yet'] : []),
      ...(missing.get(name) ?? []),
    ];
    if (reasons.length > 0) replaced.add(name);
    const action = reasons.length > 0 ? 'replace' : mended.length > 0 ? 'amend' : 'keep';
    if (action !== 'keep') plan.records.set(name, record);
    plan.steps.push(step(project, name, action, reasons.length > 0 ? reasons : mended));
  }
  for (const state of states.values()) {
    if (selected || project.models.has(state.model)) continue;
    plan.steps.push({
      model: state.model,
      schema: state.schema,
      materialized: state.kind,
      action: 'remove',
      reasons: ['removed from the project'],
      change: null,
      changes: [],
    });
  }
  refuseForeignRelations(project, new Set(modelsOf(plan, 'replace', 'keep', 'amend')), states, relations);
  await judgeChanges(client, project, plan);
  await refuseForeignDependents(client, project, plan);
  return plan;
};

const step = (project: Project, name: string, action: Step['action'], reasons: string[]): Step => {
  const { schema, materialized } = project.model(name);
  return { model: name, schema, materialized, action, reasons, change: null, changes: [] };
};

const usedSources = (project: Project) => {
  const used = new Set([...project.models.values()].flatMap((model) => model.query?.sources ?? []));
  return [...used].map((name) => project.sources.get(name)!);
};

const relationsOf = (
  client: pg.Client,
  project: Project,
  states: Iterable<{ schema: string; model: string }>,
) => {
  const recorded = [...states];
  const schemas = new Set([...project.config.schemas.values(), ...recorded.map(({ schema }) => schema)]);
  const names = new Set([...project.models.keys(), ...recorded.map(({ model }) => model)]);
  return readRelations(client, [...schemas], [...names]);
};
