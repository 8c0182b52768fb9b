import type pg from 'pg';
import type { Project } from '../project/project.ts';
import type { Model } from '../project/types.ts';
import type { PlanContext } from './context.ts';
import { isStored } from '../citus/storage.ts';
import { combine, fingerprint } from './fingerprint.ts';
import { allPeriods, decideIncremental } from './incremental/decideIncremental.ts';
import { inputsOf } from './inputs.ts';
import { isComparable, liveReasons, ownReasons, sourceReasons } from './reasons.ts';
import type { Action, ModelRecord, Patch, Plan, TimeRange } from './types.ts';

/** What becomes of a model, and what it is recorded with. */
export interface Decided {
  action: Action;
  reasons: string[];
  patch?: Patch;
  record: ModelRecord;
  /** True when rows will differ; an amended view may show others, an amended table does not. */
  changed: boolean;
}

/** What is added to the reasons of an incremental model whose rows are spread. */
const builtWhole = 'its rows are spread over a cluster, where it is built whole';

/** What was asked for on the command line, as it concerns one model. */
export interface Wishes {
  fullRefresh: boolean;
  reprocess: TimeRange | undefined;
}

/** Compares a model with what is live, its parents being decided, and says what to do with it. */
export const decide = async (
  client: pg.Client,
  project: Project,
  model: Model,
  {
    context,
    plan,
    wishes,
    replaced,
  }: { context: PlanContext; plan: Plan; wishes: Wishes; replaced: ReadonlySet<string> },
): Promise<Decided> => {
  const { name } = model;
  const state = context.states.get(name);
  const parents = project.graph.parents(name);
  const { parts, contract } = await fingerprint(model, project);
  const below = new Map(
    parents.map((parent) => [parent, (plan.records.get(parent) ?? context.states.get(parent))!.fingerprint]),
  );
  const inputs = inputsOf(project, name);
  const record: ModelRecord = {
    parts,
    contract,
    fingerprint: combine(parts, below),
    sources: Object.fromEntries(
      [...inputs.sources].sort().map((source) => [source, context.tokens.get(source) ?? null]),
    ),
    periods: state?.periods ?? {},
  };
  // To a target, what it reads of production is a source.
  for (const parent of inputs.models) {
    const read = project.target?.deferred.get(parent);
    if (read) record.sources[`${read.state.schema}.${parent}`] = read.token;
  }
  const sources = sourceReasons(record.sources, state);
  for (const source of sources.keys()) plan.changedSources.add(source);
  const rows = new Map(sources);
  for (const parent of inputs.models)
    if (plan.changed.has(parent))
      rows.set(parent, `parent ${parent} ${replaced.has(parent) ? 'is replaced' : 'has changed rows'}`);

  const replace = async (reasons: string[]): Promise<Decided> => {
    if (model.incremental) record.periods = await allPeriods(client, project, model);
    return { action: 'replace', reasons, record, changed: true };
  };
  if (!state) return replace(['added']);
  const own = [...ownReasons(record, state), ...liveReasons(model, state, context.live.get(name))];
  const moved = parents
    .filter((parent) => replaced.has(parent))
    .map((parent) => `parent ${parent} is replaced`);
  const holdsIds = model.materialized === 'view' || model.materialized === 'materialized_view';
  const redefined = state.fingerprint !== record.fingerprint;
  if (own.length > 0 || redefined || (holdsIds && moved.length > 0)) {
    const reasons = [...new Set([...own, ...rows.values(), ...moved])];
    return replace(reasons.length > 0 ? reasons : ['a parent was replaced before']);
  }
  const mended = [
    ...(state.contract !== contract ? ['tests or descriptions changed'] : []),
    ...(state.columns === null ? ['its columns were not recorded yet'] : []),
    ...(isComparable(state) ? [] : ['an older engine recorded what it looks like']),
    ...(context.missing.get(name) ?? []),
  ];
  if (model.incremental && plan.server === 'citus' && isStored(model)) {
    // Rows that are on many nodes change at one moment only by showing another table.
    if (wishes.fullRefresh || wishes.reprocess) return replace(['asked for', builtWhole]);
    if (rows.size > 0) return replace([...rows.values(), builtWhole]);
  } else if (model.incremental) {
    if (wishes.fullRefresh) return replace(['full refresh asked for']);
    const question = { project, model, state, plan, rows, reprocess: wishes.reprocess };
    const { periods, ...decision } = await decideIncremental(client, question);
    if (decision.action !== 'keep') {
      const reasons = [...decision.reasons, ...mended];
      return { ...decision, reasons, record: { ...record, periods }, changed: true };
    }
  } else if (rows.size > 0) {
    const reasons = [...rows.values(), ...mended];
    const patch: Patch | undefined = model.snapshot && { by: 'key', columns: ['snapshot_id'] };
    if (patch) return { action: 'patch', patch, reasons, record, changed: true };
    return { action: actionOn(model), reasons, record, changed: true };
  }
  return { action: mended.length > 0 ? 'amend' : 'keep', reasons: mended, record, changed: false };
};

/**
 * What changed rows below ask of a model that is otherwise as it was. A view shows them by itself; its tests run again. A
 * materialized view without a unique index would be locked for as long as it is refreshed, and is built anew beside it.
 */
const actionOn = (model: Model): Action => {
  if (model.materialized === 'view') return 'amend';
  const refreshable = model.indexes.some(({ unique }) => unique);
  return model.materialized === 'materialized_view' && refreshable ? 'refresh' : 'replace';
};
