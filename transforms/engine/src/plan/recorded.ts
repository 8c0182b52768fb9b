import pg from 'pg';
import type { InOne } from '../database/inOne.ts';
import { findStates, statesOf, statesStatement, type ModelState } from '../database/ops.ts';
import { opsOf } from '../database/opsSchema.ts';
import { relationsStatement, type LiveRelation } from '../database/relations.ts';

/** What is recorded of a project, and what stands in the database under the recorded names. */
export interface Recorded {
  states: Map<string, ModelState>;
  relations: LiveRelation[];
}

/**
 * Asks for what is recorded of a project, and for the relations of those names where it puts or put models, in one request:
 * the server answers while the caller does something else.
 */
export const askRecorded = async (
  client: pg.Client,
  { name, schemas }: { name: string; schemas: readonly string[] },
): Promise<{ answer: Promise<Recorded> }> => {
  const table = await findStates(client, name);
  if (!table) return { answer: Promise.resolve({ states: new Map(), relations: [] }) };
  const { escapeLiteral } = pg;
  const recorded = (column: string) =>
    `array(select distinct ${column} from ${opsOf(name)}.model_state where project = ${escapeLiteral(name)})`;
  const declared = `array[${schemas.map(escapeLiteral).join(', ')}]::text[]`;
  const asked = client.query(
    `${statesStatement(name, table)};
     ${relationsStatement(`${declared} || ${recorded('schema_name')}`, recorded('model'))}`,
  );
  const answer = asked.then((results: unknown) => {
    const [states, relations] = results as [
      pg.QueryResult<InOne<ModelState>>,
      pg.QueryResult<InOne<LiveRelation>>,
    ];
    return { states: statesOf(states.rows), relations: relations.rows[0]!.all };
  });
  answer.catch(() => undefined); // whoever asks for it is told
  return { answer };
};
