import type pg from 'pg';
import { checkCluster } from '../citus/checkCluster.ts';
import { serverOf } from '../citus/cluster.ts';
import { resolveSelection } from '../graph/resolveSelection.ts';
import type { Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';
import { readContext } from './context.ts';
import { decide, type Decided } from './decide.ts';
import { readReprocess } from './incremental/periods.ts';
import { judgeChanges } from './judgeChanges.ts';
import { overlaidBy } from './overlaid.ts';
import type { Recorded } from './recorded.ts';
import { foreignDependents } from './foreignDependents.ts';
import { refuseForeignRelations } from './refuseForeignRelations.ts';
import { refuseLostHistory } from './refuseLostHistory.ts';
import { modelsOf, type Plan, type PlanOptions, type RowChange, type Step } from './types.ts';

/**
 * Compares a project with what is live and says what a build would do. Reads only. What is recorded may have been asked
 * for already.
 * @throws TransformError when the plan cannot be carried out: a relation or dependent that is not the project's, a
 * missing source, role or parent.
 */
export const makePlan = async (
  client: pg.Client,
  project: Project,
  options: PlanOptions = {},
  recorded?: Promise<Recorded>,
): Promise<Plan> => {
  const { fullRefresh = false, reprocess } = options;
  const selected = await resolveSelection(project, options, client);
  const range = reprocess === undefined ? undefined : readReprocess(reprocess);
  if (fullRefresh || range) refuseWithoutIncremental(project, selected, fullRefresh);
  const context = await readContext(client, project, recorded);
  const { states, live } = context;
  const plan: Plan = {
    server: await serverOf(client),
    steps: [],
    records: new Map(),
    states,
    live,
    startedAt: await startOf(client, project),
    changedSources: new Set(),
    changed: new Map(),
    overlaid: new Set(),
  };

  const replaced = new Set<string>();
  for (const name of project.graph.order()) {
    const model = project.model(name);
    const parents = project.graph.parents(name);
    const isSelected = !selected || selected.has(name);
    const read = project.target?.deferred.get(name);
    if (read) {
      const kept = step(project, name, { action: 'keep', reasons: ['read from production'] });
      plan.steps.push({ ...kept, schema: read.state.schema });
      continue;
    }
    const stands = states.has(name);
    if (!isSelected && !(stands && parents.some((parent) => plan.changed.has(parent)))) {
      if (stands) plan.steps.push(step(project, name, { action: 'keep', reasons: ['not selected'] }));
      continue;
    }
    const absent = parents.find((parent) => !plan.records.has(parent) && !states.has(parent));
    if (absent) throw new TransformError(`${name} reads ${absent}, which is not built yet; select +${name}`);

    const wishes = { fullRefresh: isSelected && fullRefresh, reprocess: isSelected ? range : undefined };
    const decided = await decide(client, project, model, { context, plan, wishes, replaced });
    if (decided.action === 'replace') replaced.add(name);
    if (decided.changed) plan.changed.set(name, rowChange(decided));
    if (decided.action !== 'keep') plan.records.set(name, decided.record);
    plan.steps.push(step(project, name, decided));
  }
  for (const state of states.values()) {
    if (selected || project.models.has(state.model)) continue;
    const stays = live.has(state.model) && live.get(state.model)!.oid !== state.oid;
    // What somebody else made in its place is not the project's to drop.
    if (stays) live.delete(state.model);
    plan.steps.push({
      model: state.model,
      schema: state.schema,
      materialized: state.kind,
      action: 'remove',
      reasons: [
        stays
          ? `removed from the project; ${state.schema}.${state.model}, which somebody else made since, stays`
          : 'removed from the project',
      ],
      change: null,
      changes: [],
    });
  }
  plan.overlaid = overlaidBy(project, plan.steps);
  const there = new Set(modelsOf(plan, 'replace', 'patch', 'refresh', 'keep', 'amend'));
  refuseForeignRelations(project, there, states, context.relations);
  await refuseLostHistory(project, plan);
  await judgeChanges(client, project, plan);
  await foreignDependents(client, project, plan);
  if (plan.server === 'citus') await checkCluster(project);
  return plan;
};

const startOf = async (client: pg.Client, project: Project): Promise<string> => {
  if (![...project.models.values()].some(({ snapshot }) => snapshot)) return '';
  const { rows } = await client.query<{ now: string }>('select clock_timestamp()::text as now');
  return rows[0]!.now;
};

/** How the rows of a model will differ: the periods are known where they are patched. */
const rowChange = ({ patch }: Decided): RowChange =>
  patch?.by === 'period' ? { ranges: patch.ranges } : 'any';

const step = (
  project: Project,
  name: string,
  { action, reasons, patch }: Pick<Decided, 'action' | 'reasons' | 'patch'>,
): Step => {
  const { schema, materialized } = project.model(name);
  return {
    model: name,
    schema,
    materialized,
    action,
    reasons,
    change: null,
    changes: [],
    ...(patch && { patch }),
  };
};

const refuseWithoutIncremental = (
  project: Project,
  selected: ReadonlySet<string> | undefined,
  fullRefresh: boolean,
): void => {
  const concerned = [...project.models.values()].some(
    ({ name, incremental }) => incremental && (!selected || selected.has(name)),
  );
  if (concerned) return;
  throw new TransformError(
    `${fullRefresh ? '--full-refresh' : '--reprocess'} is for incremental models, and ${selected ? 'none is selected' : `project ${project.name} has none`}`,
  );
};
