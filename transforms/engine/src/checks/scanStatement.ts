import pg from 'pg';
import type { DataTest, Probe } from './dataTest.ts';
import { indexesOf } from './proven.ts';
import { judge } from './judge.ts';
import { areOrdered, leavesRange } from './ranges.ts';
import type { RelationFacts } from './relationFacts.ts';

const { escapeIdentifier } = pg;

type Shared = Extract<Probe, { by: 'condition' | 'key' | 'reference' }>;

/** A test that can share a scan of its model. */
export type SharedTest = DataTest & { model: string; probe: Shared };

/** True for a test that can share a scan of its model. */
export const isShared = (test: DataTest): test is SharedTest =>
  test.model !== undefined && ['condition', 'key', 'reference'].includes(test.probe.by);

/** Whether a test's number in a scan is that of its failing rows, and not only zero or more. */
export const isCounted = (test: SharedTest, facts: RelationFacts | undefined): boolean =>
  test.probe.by !== 'key' && !inRanges(test, facts);

/** True for a test that is answered by the least and greatest values of columns. One row that fails must be one too many. */
const inRanges = ({ probe, policy }: SharedTest, facts: RelationFacts | undefined): boolean =>
  probe.by === 'condition' &&
  probe.ranges !== undefined &&
  facts !== undefined &&
  areOrdered(probe.ranges, facts) &&
  judge(policy, 1) !== 'passed';

/**
 * One statement that asks many tests of one model: an array with a number for each, zero when nothing is wrong.
 *
 * References whose few keys are known are looked up in a list of them, `joined` ones by a hash join each, the others in a
 * hashed subquery, which is faster than a join as long as all keys fit in memory.
 */
export const scanStatement = (
  model: string,
  tests: readonly SharedTest[],
  facts: RelationFacts | undefined,
  { joined, listed }: { joined: ReadonlySet<SharedTest>; listed: ReadonlyMap<SharedTest, string> },
): string => {
  const relation = escapeIdentifier(model);
  const joins: string[] = [];
  const numbers = tests.map((test): string => {
    const { probe } = test;
    if (probe.by === 'condition')
      return inRanges(test, facts) ? leavesRange(relation, probe.ranges!) : counted(probe.scan);
    if (probe.by === 'key') return repeats(relation, probe, facts);
    const column = `${relation}.${escapeIdentifier(probe.column)}`;
    const [other, target] = [escapeIdentifier(probe.model), escapeIdentifier(probe.target)];
    const where = probe.where === undefined ? '' : `${probe.where} and `;
    const list = listed.get(test);
    if (list !== undefined) return counted(`${where}${column} <> all (${list})`);
    if (!joined.has(test))
      return counted(
        `${where}${column} not in (select other.${target} from ${other} as other where other.${target} is not null)`,
      );
    // A blank in a name: no column of a model can be called so, and a bare name in an expression stays unambiguous.
    const [keys, key] = [`"keys ${joins.length}"`, `"key ${joins.length}"`];
    joins.push(
      `left join (select distinct ${target} as ${key} from ${other}) as ${keys} on ${keys}.${key} = ${column}`,
    );
    return counted(`${where}${column} is not null and ${keys}.${key} is null`);
  });
  return `select array[\n${numbers.join(',\n')}\n]::bigint[]::text[] as found\nfrom ${[relation, ...joins].join('\n')}`;
};

const counted = (failing: string): string => `count(*) filter (where ${failing})`;

/** How many rows have a key that another row has; nulls are apart in `unique`, and equal in a grain. */
const repeats = (
  relation: string,
  { columns, nulls, where }: Extract<Probe, { by: 'key' }>,
  facts: RelationFacts | undefined,
): string => {
  const names = columns.map((column) => `${relation}.${escapeIdentifier(column)}`);
  const [indexed] = facts ? indexesOf(columns, facts) : [];
  // A unique index holds all rows apart but those with a null in it: with one of those at most there is nothing to find.
  if (indexed) {
    const some = indexed.map((column) => `${relation}.${escapeIdentifier(column)} is null`).join(' or ');
    return `greatest(${counted(some)} - 1, 0)`;
  }
  // Equal keys have equal hashes, which sort faster than texts and rows; two keys of one hash only cost a second look.
  const hash = `hash_record_extended(row(${names.join(', ')}), 0)`;
  if (names.length > 1) return `count(*) - count(distinct ${hash})`;
  const filter = `filter (where ${where === undefined ? '' : `${where} and `}${names[0]} is not null)`;
  const key = facts?.small.includes(columns[0]!) ? names[0] : hash;
  const surplus = `count(*) ${filter} - count(distinct ${key}) ${filter}`;
  return nulls === 'apart' ? surplus : `${surplus} + greatest(${counted(`${names[0]} is null`)} - 1, 0)`;
};
