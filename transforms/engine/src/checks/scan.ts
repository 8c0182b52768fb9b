import type pg from 'pg';
import { askTest, resultOf, type Asked } from './askTest.ts';
import { judge } from './judge.ts';
import { isProven } from './proven.ts';
import type { RelationFacts, ServerFacts } from './relationFacts.ts';
import { askTogether } from './askTogether.ts';
import { hasFewKeys } from './listedKeys.ts';
import { isCounted, scanStatement, type SharedTest } from './scanStatement.ts';

/** Tests of one model that are asked together. */
export interface Scan {
  model: string;
  tests: SharedTest[];
  facts: RelationFacts | undefined;
  /** References that are asked by joins. */
  joined: Set<SharedTest>;
  /** References to few keys, which are read first. */
  few: Set<SharedTest>;
  rows: number;
}

/** From so many rows on a model's keys are sorted by another session than the one that looks at its rows. */
const large = 50_000;

/** PostgreSQL takes some thousands of aggregates in one statement, but not gladly. */
const atOnce = 500;

/**
 * Puts the tests of each model into as few statements as possible: one, as long as the model is small; of a large one the
 * keys, which must be sorted, go apart, as do references to many keys, which need joins.
 */
export const scansOf = (tests: readonly SharedTest[], facts: ServerFacts, sessions: number): Scan[] => {
  const models = Map.groupBy(tests, ({ model }) => model);
  return [...models].flatMap(([model, all]) => {
    const own = facts.relations.get(model);
    const rows = own?.rows ?? 0;
    const joined = new Set(
      all.filter(({ probe }) => {
        const keys = probe.by === 'reference' ? facts.relations.get(probe.model)?.rows : 0;
        return keys === undefined || keys > facts.hashedRows;
      }),
    );
    const few = new Set(rows > large ? all.filter((test) => hasFewKeys(test, facts)) : []);
    const groups = Map.groupBy(all, (test) => {
      if (joined.has(test)) return 'joined';
      return rows > large && sessions > 1 && test.probe.by === 'key' ? 'keys' : 'rows';
    });
    return [...groups.values()].flatMap((group) =>
      chunks(group).map((some): Scan => ({ model, tests: some, facts: own, joined, few, rows })),
    );
  });
};

const chunks = (tests: SharedTest[]): SharedTest[][] =>
  Array.from({ length: Math.ceil(tests.length / atOnce) }, (_, index) =>
    tests.slice(index * atOnce, (index + 1) * atOnce),
  );

/**
 * Asks tests together; only those that find something, or cannot be asked, are asked again by themselves. Once the signal
 * is aborted none is asked any more, and those have no answer.
 */
export const askScan = async (
  { model, tests, facts, joined, few, rows }: Scan,
  client: pg.Client,
  signal?: AbortSignal,
): Promise<Map<SharedTest, Asked>> => {
  const answers = new Map<SharedTest, Asked>();
  const open: SharedTest[] = [];
  for (const test of tests)
    if (isProven(test, facts)) answers.set(test, resultOf(test, { failures: 0, rows: [] }, 0));
    else open.push(test);
  if (open.length === 0) return answers;
  const started = performance.now();
  const sorts = rows > large ? open.filter(({ probe }) => probe.by === 'key').length : 0;
  const numbers =
    open.length > 1 || sorts > 0 // by itself a key is grouped, which takes longer than to sort it
      ? await askTogether(client, { few: open.filter((test) => few.has(test)), sorts }, (listed) =>
          scanStatement(model, open, facts, { joined, listed }),
        )
      : undefined;
  const share = (performance.now() - started) / open.length;
  for (const [index, test] of open.entries()) {
    const failures = numbers?.[index];
    const settled =
      failures === 0 ||
      (failures !== undefined && isCounted(test, facts) && judge(test.policy, failures) === 'passed');
    if (!settled && signal?.aborted) continue; // perhaps the scan itself was cancelled
    answers.set(test, settled ? resultOf(test, { failures, rows: [] }, share) : await askTest(test, client));
  }
  return answers;
};
