import pg from 'pg';
import { commentsOn } from '../build/commentsOn.ts';
import { CancelledError } from '../build/halt.ts';
import { keywordOfKind } from '../database/relationKeyword.ts';
import { retiredSchema } from '../plan/runSchemas.ts';
import { modelsOf, type Plan } from '../plan/types.ts';
import type { Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';
import { blockersOf, describeBlockers, type Blocker } from './blockers.ts';
import { modelGrants, schemaGrants } from './grantStatements.ts';
import { moveStatistics } from './moveStatistics.ts';
import { remakeForeignViews, remaking } from './foreignViews.ts';
import { changeInPlace } from './inPlace.ts';
import { isLockConflict, lockWait, longestWait, waiting } from './lockWait.ts';
import { lockPublication } from './lockPublication.ts';
import { locks, moves } from './moves.ts';
import { prepareQuestions } from './questions.ts';
import { readRecords, recordForeignViews, recordStates } from './recordPublication.ts';
import { runAll } from './runAll.ts';

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
    const questions = await prepareQuestions(client, publication, records);
    const deadline = performance.now() + patience;
    for (let attempt = 1; ; attempt++) {
      if (publication.signal?.aborted) throw new CancelledError();
      const wait = lockWait(attempt, longest);
      await client.query(`savepoint attempt; set local lock_timeout = ${wait}`);
      try {
        await runAll(client, [...(await questions.missingGrants()), ...amendments(publication)]);
        await recordStates(client, publication, records);
        // From here on those wait who read with several statements, from the moves on everybody who reads what moves: nothing
        // is left to be done that could be done before, and each trip to the server counts.
        const { id, views } = await lockPublication(client, publication, { records, questions });
        const others = await remaking(client, views);
        await runAll(client, [...waiting(locks(publication), wait, longest), ...moves(publication)]);
        if (questions.haveStatistics) await moveStatistics(client, project.name, runId);
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

/** Longer each time, up to half a second, and never the same twice: two that collide do not collide again in step. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(500, 20 * attempt) * (0.5 + Math.random())));
