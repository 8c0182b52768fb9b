import type pg from 'pg';
import { asList, keysStatement } from './listedKeys.ts';
import type { SharedTest } from './scanStatement.ts';

/** What a scan needs besides its statement. */
export interface Needs {
  /** References whose keys are read first. */
  few: readonly SharedTest[];
  /** Keys of a large model that are sorted at the same time. */
  sorts: number;
}

/** The numbers of a scan, or nothing when the server refuses: then each test shows for itself what is wrong with it. */
export const askTogether = async (
  client: pg.Client,
  { few, sorts }: Needs,
  statementWith: (listed: Map<SharedTest, string>) => string,
): Promise<number[] | undefined> => {
  const isPlain = few.length === 0 && sorts === 0;
  try {
    if (isPlain) return numbersIn([await client.query(statementWith(new Map()))]);
    // Keys and rows are of one moment, as one statement would see them.
    const opening = [
      'begin isolation level repeatable read, read only',
      ...(sorts > 0 ? roomToSort(sorts) : []),
      ...(few.length > 0 ? [keysStatement(few)] : []),
    ];
    const opened = await all(client, opening);
    const listed = few.length > 0 ? asList(few, opened.at(-1)!) : new Map<SharedTest, string>();
    return numbersIn(await all(client, [statementWith(listed), 'commit']));
  } catch {
    if (!isPlain) await client.query('rollback').catch(() => undefined);
    return undefined;
  }
};

/**
 * Keys are sorted one column at a time, each within its part of what building one index may take: the planner of 16 and
 * later would sort whole rows by the first key instead, which takes three times as long.
 */
const roomToSort = (sorts: number): string[] => [
  `select set_config('work_mem', greatest(pg_size_bytes(current_setting('work_mem')), pg_size_bytes(current_setting('maintenance_work_mem')) / ${sorts}) / 1024 || 'kB', true)`,
  "select set_config('enable_presorted_aggregate', 'off', true) where current_setting('enable_presorted_aggregate', true) is not null",
];

const all = async (client: pg.Client, statements: readonly string[]): Promise<pg.QueryResult[]> => {
  const results: unknown = await client.query(statements.join(';\n'));
  return Array.isArray(results) ? results : [results as pg.QueryResult];
};

const numbersIn = ([result]: readonly pg.QueryResult[]): number[] =>
  (result!.rows as { found: string[] }[])[0]!.found.map(Number);
