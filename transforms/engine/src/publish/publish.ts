import pg from 'pg';
import { commentsOn } from '../build/commentsOn.ts';
import { CancelledError } from '../build/halt.ts';
import { opsOf } from '../database/opsSchema.ts';
import { qualified } from '../database/quote.ts';
import { keywordOfKind, relationKeyword } from '../database/relationKeyword.ts';
import { retiredSchema, shadowSchema } from '../plan/runSchemas.ts';
import { modelsOf, type Plan } from '../plan/types.ts';
import type { Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';
import { blockersOf, describeBlockers, type Blocker } from './blockers.ts';
import { carriedGrants, modelGrants, schemaGrants } from './grantStatements.ts';
import { moveStatistics } from './moveStatistics.ts';
import { foreignViews, remakeForeignViews } from './foreignViews.ts';
import { changeInPlace } from './inPlace.ts';
import { isLockConflict, lockWait, longestWait, waiting } from './lockWait.ts';
import { readRecords, recordForeignViews, recordPublication } from './recordPublication.ts';

const { escapeIdentifier } = pg;

/** What a publish is about. */
export interface Publication {
  project: Project;
  plan: Plan;
  runId: string;
  rows: ReadonlyMap<string, number | null>;
  /** How many milliseconds to try for the locks before giving up. */
  patience: number;
  /** Gives up at once when aborted. */
  signal?: AbortSignal | undefined;
  /** Is told who is in the way. */
  log: (message: string) => void;
  /** Called before the commit: the last moment at which the publish can be given up. */
  settle: () => Promise<void>;
}

/**
 * Puts everything that was built in the place of what is live, in one transaction: readers see all of the old or all of
 * the new. When a reader is in the way of a lock, the attempt is undone and tried again.
 * @returns the publication's id; null when readers see no difference.
 * @throws TransformError naming who was in the way when patience ends; what is live is then untouched.
 */
export const publish = async (client: pg.Client, publication: Publication): Promise<string | null> => {
  const { project, plan, runId, patience } = publication;
  let blockers: Blocker[] = [];
  const longest = await longestWait(client);
  await client.query('begin');
  try {
    await runAll(client, newSchemas(publication));
    await runAll(client, await schemaGrants(client, project));
    await changeInPlace(client, publication);
    const records = await readRecords(client, publication);
    const deadline = performance.now() + patience;
    for (let attempt = 1; ; attempt++) {
      if (publication.signal?.aborted) throw new CancelledError();
      const wait = lockWait(attempt, longest);
      await client.query(`savepoint attempt; set local lock_timeout = ${wait}`);
      try {
        await runAll(client, publicationLock(publication));
        const others = await foreignViews(client, publication);
        await runAll(client, [
          ...(await carriedGrants(client, swapped(publication))),
          ...amendments(publication),
        ]);
        const id = await recordPublication(client, publication, records);
        // From the first move to the commit every reader waits: nothing is left to be done that could be done before.
        await runAll(client, waiting(moves(publication), wait, longest));
        await moveStatistics(client, project.name, runId);
        await remakeForeignViews(client, others);
        await recordForeignViews(client, publication, others);
        await publication.settle();
        await client.query('commit');
        return id;
      } catch (error) {
        if (!isLockConflict(error)) throw error;
        await client.query('rollback to savepoint attempt; release savepoint attempt');
        const found = await blockersOf(
          client,
          project.name,
          [...plan.live.values()].map(({ oid }) => oid),
        );
        if (found.length > 0) blockers = found;
        if (performance.now() > deadline) {
          throw new TransformError(
            `publishing ${project.name} gave up after ${attempt} attempts: ${describeBlockers(blockers)}; what was live is untouched (run ${runId.slice(0, 8)})`,
          );
        }
        await pause(attempt);
      }
    }
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

const newSchemas = ({ project, plan, runId }: Publication): string[] => {
  const target = new Set(modelsOf(plan, 'replace').map((name) => project.model(name).schema));
  return [
    ...target,
    ...(target.size > 0 || modelsOf(plan, 'remove').length > 0 ? [retiredSchema(project.name, runId)] : []),
  ].map((schema) => `create schema if not exists ${escapeIdentifier(schema)}`);
};

/**
 * The publication first, for which those wait who read with several statements: they would see the rows of a patched or
 * refreshed relation change in between. A single statement needs no lock on those, since it sees one moment.
 */
const publicationLock = ({ project, plan }: Publication): string[] =>
  modelsOf(plan, 'replace', 'patch', 'refresh', 'remove').length > 0
    ? [`lock table ${opsOf(project.name)}.publication in access exclusive mode`]
    : [];

/**
 * Old relations go out before new ones come in. SET SCHEMA takes ACCESS EXCLUSIVE on just that relation, where LOCK TABLE
 * would refuse a materialized view and lock all that a view reads.
 */
const moves = ({ project, plan, runId }: Publication): string[] => {
  const retired = escapeIdentifier(retiredSchema(project.name, runId));
  const out = modelsOf(plan, 'replace', 'remove').flatMap((name) => {
    const live = plan.live.get(name);
    return live
      ? [`alter ${keywordOfKind(live.kind)} ${qualified(live.schema, name)} set schema ${retired}`]
      : [];
  });
  const into = modelsOf(plan, 'replace').map((name) => {
    const { materialized, schema } = project.model(name);
    const shadow = qualified(shadowSchema(project.name, runId), name);
    return `alter ${relationKeyword(materialized)} ${shadow} set schema ${escapeIdentifier(schema)}`;
  });
  return [...out, ...into];
};

/** What goes out, and where what comes in for it stands until then. */
const swapped = ({ project, plan, runId }: Publication) =>
  modelsOf(plan, 'replace').flatMap((name) => {
    const live = plan.live.get(name);
    return live ? [{ oid: live.oid, schema: shadowSchema(project.name, runId), name }] : [];
  });

/** What stays where it is has the descriptions of its contract, and its grants, all the same. */
const amendments = ({ project, plan: { steps, states, live, records } }: Publication): string[] =>
  steps.flatMap(({ model: name, action }) => {
    if (action !== 'amend' && action !== 'patch' && action !== 'refresh') return [];
    const model = project.model(name);
    const isDescribed = action !== 'amend' && states.get(name)?.contract === records.get(name)?.contract;
    const keyword = keywordOfKind(live.get(name)!.kind);
    return [
      ...(isDescribed ? [] : [commentsOn(model, model.schema, keyword)]),
      ...modelGrants(project, model),
    ];
  });

const runAll = async (client: pg.Client, statements: readonly string[]): Promise<void> => {
  if (statements.length > 0) await client.query(statements.join(';\n'));
};

/** Longer each time, up to half a second, and never the same twice: two that collide do not collide again in step. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(500, 20 * attempt) * (0.5 + Math.random())));
