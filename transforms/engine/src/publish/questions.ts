import pg from 'pg';
import { dependentsOf, dependentsQuery, dependentsTypes } from '../plan/foreignDependents.ts';
import { modelsOf } from '../plan/types.ts';
import { missingGrantsQuery, missingGrantsTypes } from './grantStatements.ts';
import { haveStatistics } from './moveStatistics.ts';
import type { Publication } from './publish.ts';
import type { Records } from './recordPublication.ts';

const { escapeLiteral } = pg;

/** What must be asked again while all is locked, parsed and planned before, as statements that ask it. */
export interface Questions {
  /** What stands on relations that go; none when nothing goes. */
  dependents: string[];
  /** What is granted on relations that go, and not on what comes for them; none when nothing comes. */
  grants: string[];
  missingGrants: () => Promise<string[]>;
  /** Whether there are extended statistics to be moved as well. Those that somebody adds later go with what goes. */
  haveStatistics: boolean;
}

/** Prepares what is asked under the locks: to plan these queries takes ten times as long as to answer them. */
export const prepareQuestions = async (
  client: pg.Client,
  { project, plan }: Publication,
  { oids }: Records,
): Promise<Questions> => {
  const going = modelsOf(plan, 'replace', 'remove').flatMap((name) => plan.live.get(name)?.oid ?? []);
  const coming = modelsOf(plan, 'replace');
  const swapped = coming.filter((name) => plan.live.has(name));
  const values = dependentsOf(project, plan);
  const dependents = values ? [`execute rosetta_dependents (${values.map(escapeLiteral).join(', ')})`] : [];
  const pairs = [swapped.map((name) => plan.live.get(name)!.oid), swapped.map((name) => oids.get(name)!)];
  const grants =
    swapped.length > 0
      ? [`execute rosetta_grants (${pairs.map((each) => `'{${each.join()}}'`).join(', ')})`]
      : [];
  const missingGrants = async (): Promise<string[]> => {
    if (grants.length === 0) return [];
    const { rows } = await client.query<{ statement: string }>(grants.join());
    return rows.map(({ statement }) => statement);
  };
  // The plans are made now, for whatever values, and kept.
  await client.query(
    [
      'set local plan_cache_mode = force_generic_plan',
      `prepare rosetta_dependents (${dependentsTypes}) as\n${dependentsQuery(project.name)}`,
      `prepare rosetta_grants (${missingGrantsTypes}) as\n${missingGrantsQuery}`,
      ...dependents,
      ...grants,
    ].join(';\n'),
  );
  const moved = [...going, ...coming.map((name) => oids.get(name)!)];
  return { dependents, grants, missingGrants, haveStatistics: await haveStatistics(client, moved) };
};
