import type pg from 'pg';
import { readManifest } from '../artifacts/readManifest.ts';
import { readStates } from '../database/ops.ts';
import { opsOf } from '../database/opsSchema.ts';
import { fingerprint } from '../plan/fingerprint.ts';
import type { Project } from '../project/project.ts';
import { lastRun } from '../runs/runs.ts';
import { readRunResults } from '../runs/writeRunResults.ts';
import type { Node } from './nodes.ts';
import { selectNodes, type Selection } from './select.ts';
import type { SelectionContext } from './stateMethods.ts';

/**
 * The nodes that a selection means, with what `state:` compares with read from a manifest or else from the database;
 * undefined when everything is meant.
 * @throws TransformError when a word of it means nothing.
 */
export const resolveNodes = async (
  project: Project,
  selection: Selection,
  client?: pg.Client,
): Promise<Node[] | undefined> => {
  const { select, exclude, selector } = selection;
  if (select === undefined && exclude === undefined && selector === undefined) return undefined;
  return selectNodes(project, selection, await contextOf(project, selection, client));
};

/** The models among them. */
export const resolveSelection = async (
  project: Project,
  selection: Selection,
  client?: pg.Client,
): Promise<Set<string> | undefined> => {
  const nodes = await resolveNodes(project, selection, client);
  return nodes && new Set(nodes.flatMap(({ model }) => model?.name ?? []));
};

const contextOf = async (
  project: Project,
  selection: Selection,
  client: pg.Client | undefined,
): Promise<SelectionContext> => {
  const results = asksFor('result', project, selection)
    ? await resultsOf(project, selection.state, client)
    : undefined;
  if (!asksFor('state', project, selection)) return results ? { results } : {};
  const before =
    selection.state !== undefined
      ? await readManifest(selection.state)
      : client && (await readStates(client, project.declaredName));
  if (!before) return results ? { results } : {};
  const declared = project.target?.production ?? project; // what is live is production, in every target
  const now = new Map(
    await Promise.all(
      [...declared.models.values()].map(
        async (model) => [model.name, await fingerprint(model, declared)] as const,
      ),
    ),
  );
  return { state: { now, before }, ...(results && { results }) };
};

/** What became of each node in the last run: of the run_results.json in a folder, or of the database. */
const resultsOf = async (
  project: Project,
  state: string | undefined,
  client: pg.Client | undefined,
): Promise<Map<string, string> | undefined> => {
  const results =
    state !== undefined
      ? await readRunResults(state)
      : client && ((await lastRun(client, opsOf(project.name), project.name))?.results ?? []);
  return results && new Map(results.map(({ unique_id, status }) => [unique_id, status]));
};

/** Whether a selection, or any that it may name, has a method. */
const asksFor = (method: string, project: Project, { select, exclude, selector }: Selection): boolean => {
  const own = [select, exclude];
  const byName = selector !== undefined || own.some((text) => text?.includes('selector:'));
  const named = byName ? [...project.config.selectors.values()] : [];
  return [...own, ...named.flatMap((each) => [each.select, each.exclude])].some((text) =>
    text?.includes(`${method}:`),
  );
};
