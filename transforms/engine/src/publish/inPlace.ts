import type pg from 'pg';
import { CancelledError } from '../build/halt.ts';
import { patchStatements, patchedRelation } from '../build/patchSql.ts';
import { qualified } from '../database/quote.ts';
import { patchSchema, shadowSchema } from '../plan/runSchemas.ts';
import { TransformError } from '../text/diagnostics.ts';
import { describeBlockers, nameBlockers, writeBlockersOf } from './blockers.ts';
import { isLockConflict } from './lockWait.ts';
import type { Publication } from './publish.ts';

/** The statements that change one relation where it stands, or fill it before it is swapped in. */
export interface InPlace {
  model: string;
  statements: string[];
}

/**
 * What is done to rows before anything is locked, parents first. Readers go on seeing the old rows: they are deleted and
 * inserted in a transaction, a materialized view is refreshed concurrently, and nobody sees what is in the shadow.
 */
const inPlace = ({ project, plan, runId }: Publication): InPlace[] =>
  plan.steps.flatMap(({ model: name, action, materialized, patch }) => {
    const model = project.models.get(name);
    if (!model || action === 'remove') return [];
    if (patch) {
      const columns = model.columns.map((column) => column.name);
      const relation = patchedRelation(model, patchSchema(project.name, runId), columns);
      return [{ model: name, statements: patchStatements(patch, relation) }];
    }
    if (action === 'refresh')
      return [
        {
          model: name,
          statements: [`refresh materialized view concurrently ${qualified(model.schema, name)}`],
        },
      ];
    if (action === 'replace' && materialized === 'materialized_view' && plan.overlaid.has(name)) {
      const relation = qualified(shadowSchema(project.name, runId), name);
      return [{ model: name, statements: [`refresh materialized view ${relation}`, `analyze ${relation}`] }];
    }
    return [];
  });

/** How long a change waits for one lock before it is said who is in the way, in milliseconds. */
const unsaid = 3000;

/**
 * Changes rows where they stand. When somebody else's lock is in the way, says whose, and waits for it as long as patience
 * lasts: only waiting uses it up, for the rows themselves may take their time.
 * @throws TransformError naming the model whose rows the server refuses, or who was in the way.
 */
export const changeInPlace = async (client: pg.Client, publication: Publication): Promise<void> => {
  const { project, patience, log } = publication;
  let [left, said] = [patience, ''];
  for (const { model, statements } of inPlace(publication)) {
    while (!(await changed(client, model, statements, Math.min(unsaid, left)))) {
      if (publication.signal?.aborted) throw new CancelledError();
      left -= Math.min(unsaid, left);
      const blockers = await blockersInPlace(client, publication, model);
      if (left <= 0)
        throw new TransformError(
          `publishing ${project.name} gave up on the new rows of ${model}: ${describeBlockers(blockers)}; what was live is untouched`,
        );
      const who = blockers.map(({ pid }) => pid).join();
      if (who !== said) log(`waiting to publish ${model}: ${nameBlockers(blockers)}`);
      said = who;
    }
  }
};

/** Whether the rows were changed; not when a lock was in the way, and then none is. */
const changed = async (
  client: pg.Client,
  model: string,
  statements: readonly string[],
  wait: number,
): Promise<boolean> => {
  await client.query(`savepoint in_place; set local lock_timeout = ${Math.max(1, Math.round(wait))}`);
  try {
    await client.query(statements.join(';\n'));
    await client.query('release savepoint in_place; set local lock_timeout to default');
    return true;
  } catch (error) {
    if (isLockConflict(error)) {
      await client.query('rollback to savepoint in_place; release savepoint in_place');
      return false;
    }
    const { message, detail } = error as pg.DatabaseError;
    throw new TransformError(
      `the new rows of ${model} cannot be put in their place: ${[message, detail].filter(Boolean).join('; ')}; what was live is untouched`,
    );
  }
};

const blockersInPlace = (client: pg.Client, { project, plan }: Publication, model: string) => {
  const read = [
    ...[...plan.live].map(([name, { schema }]) => qualified(schema, name)),
    ...[...project.sources.values()].map(({ schema, table }) => qualified(schema, table)),
  ];
  return writeBlockersOf(client, plan.live.get(model)?.oid ?? 0, read);
};
