import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { modelId } from '../artifacts/uniqueId.ts';
import { commentsOn } from '../build/commentsOn.ts';
import { qualified } from '../database/quote.ts';
import { shadowSchema } from '../plan/runSchemas.ts';
import type { Plan } from '../plan/types.ts';
import type { Project } from '../project/project.ts';
import { moveStatistics } from '../publish/moveStatistics.ts';
import { modelGrants } from '../publish/grantStatements.ts';
import type { RecordedRun } from './runs.ts';

/** What a failed run built that would be built the same again: the rows of each model. */
export type Reused = ReadonlyMap<string, number | null>;

/**
 * Takes what a failed run left in its shadow into the shadow of this one, as far as query, parents and source rows are
 * what they were then; the rest is dropped.
 */
export const reuse = async (
  client: pg.Client,
  { project, plan, past, shadow }: { project: Project; plan: Plan; past: RecordedRun; shadow: string },
): Promise<Reused> => {
  const old = shadowSchema(project.name, past.runId);
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = (select oid from pg_namespace where nspname = $1)`,
    [old],
  );
  const same = sameAsBefore(project, plan, past);
  const reused = new Map<string, number | null>();
  for (const { name } of rows) {
    const relation = qualified(old, name);
    if (!same.has(name)) {
      await client.query(`drop table ${relation} restrict`);
      continue;
    }
    const model = project.model(name);
    await client.query(`alter table ${relation} set schema ${pg.escapeIdentifier(shadow)}`);
    await client.query([commentsOn(model, shadow), ...modelGrants(project, model, shadow)].join(';\n'));
    reused.set(name, rowsOf(past, modelId(project.declaredName, model)));
  }
  await moveStatistics(client, project.name, past.runId);
  return reused;
};

/** The models of a plan that a past run built, and that would be built the same again. */
const sameAsBefore = (project: Project, plan: Plan, past: RecordedRun): Set<string> => {
  const succeeded = new Set(
    past.results.flatMap((each) => (each.status === 'success' ? each.unique_id : [])),
  );
  const actions = new Map(plan.steps.map(({ model, action }) => [model, action]));
  const same = new Set<string>();
  for (const name of project.graph.order()) {
    const [now, then] = [plan.records.get(name), past.records[name]];
    if (actions.get(name) !== 'replace' || !now || !then) continue;
    if (!succeeded.has(modelId(project.declaredName, project.model(name)))) continue;
    const stands = project.graph.parents(name).every((parent) => {
      const action = actions.get(parent);
      // A view upon what is patched or refreshed shows other rows than it did then.
      return same.has(parent) || ((action === 'keep' || action === 'amend') && !plan.overlaid.has(parent));
    });
    const tells = Object.values(now.sources).every((token) => token !== null);
    const equal =
      now.fingerprint === then.fingerprint &&
      isDeepStrictEqual(now.parts, then.parts) && // the rows of a seed are in no fingerprint
      isDeepStrictEqual(now.sources, then.sources) &&
      isDeepStrictEqual(JSON.parse(JSON.stringify(now.periods)), then.periods);
    if (stands && tells && equal) same.add(name);
  }
  return same;
};

const rowsOf = (past: RecordedRun, id: string): number | null =>
  past.results.find((each) => each.unique_id === id)?.adapter_response.rows_affected ?? null;
