import type pg from 'pg';
import type { Halt } from '../build/halt.ts';
import { inParallel } from '../build/inParallel.ts';
import type { TestResult } from '../build/types.ts';
import { askTest, type Asked } from './askTest.ts';
import type { DataTest } from './dataTest.ts';
import { stops } from './judge.ts';
import { readFacts } from './relationFacts.ts';
import { askScan, scansOf, type Scan } from './scan.ts';
import { isShared } from './scanStatement.ts';

/** Told of what was found, with every digit of the failing rows. */
export type Finding = { result: TestResult; rows: string[] };

/**
 * Runs tests on the relations that the clients' search_path reaches: those of a model that can share a scan of it do, and
 * the largest models come first. Results are in the order of the tests, without those that a halt left out.
 */
export const runTests = async (
  tests: readonly DataTest[],
  clients: readonly pg.Client[],
  halt?: Halt,
): Promise<Finding[]> => {
  const shared = tests.filter(isShared);
  const names = shared.flatMap((test) =>
    test.probe.by === 'reference' ? [test.model, test.probe.model] : [test.model],
  );
  const facts = shared.length > 0 ? await readFacts(clients[0]!, [...new Set(names)]) : undefined;
  const found = new Map<DataTest, Asked>();
  const jobs: Job[] = [
    ...(facts ? scansOf(shared, facts, clients.length) : []).map((scan): Job => ({ scan, rows: scan.rows })),
    ...tests.flatMap((test): Job[] => (isShared(test) ? [] : [{ test, rows: 0 }])),
  ];
  jobs.sort((a, b) => b.rows - a.rows);
  const keep = (test: DataTest, asked: Asked): void => {
    if (halt?.isHalted && asked.result.status === 'error') return; // its statement was cancelled
    found.set(test, asked);
    if (stops(asked.result)) halt?.failed();
  };
  const work = async (job: Job, client: pg.Client): Promise<void> => {
    if ('test' in job) keep(job.test, await askTest(job.test, client));
    else for (const [test, asked] of await askScan(job.scan, client, halt?.signal)) keep(test, asked);
  };
  await inParallel(jobs, clients, work, halt?.signal);
  return tests.flatMap((test) => found.get(test) ?? []);
};

type Job = { rows: number } & ({ scan: Scan } | { test: DataTest });
