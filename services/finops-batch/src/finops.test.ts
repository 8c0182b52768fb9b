import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readConfig } from '@rosetta/batch-kit';
import { land } from '@rosetta/loaders-engine';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';
import { finops } from './batch.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe('finops-batch', () => {
  let database: TestDatabase;
  let raw: TestRaw;
  beforeAll(async () => {
    [database, raw] = await Promise.all([createTestDatabase({ roles: true }), createTestRaw()]);
  });
  afterAll(() => Promise.all([database.drop(), raw.drop()]));

  it('publishes the cost of a real bill, and the API may read its runs', async () => {
    await land(finops.loaders, {
      source: 'focus',
      files: [here('../../../scripts/demo/data/focus_sample.csv')],
      raw: raw.url,
    });
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, [here('main.ts'), 'run'], {
      env: { ...inherited, DATABASE_URL: database.url, MONGO_URL: raw.url },
    });
    expect(JSON.parse(stdout.trim().split('\n').at(-1)!)).toMatchObject({
      msg: expect.stringMatching(
        /^1000 documents read, 1000 rows written\. Closed months are as they were\. Published as 1: /,
      ),
    });
    const { rows } = await database.pool.query(
      'select count(*)::int > 0 as has_costs, sum(line_count)::int as lines from marts.fct_cost',
    );
    expect(rows).toEqual([{ has_costs: true, lines: 1000 }]);
    const may = await database.pool.query(
      `select has_table_privilege('finops_api', 'ops.batch_run', 'select') as reads, has_table_privilege('finops_api', 'ops.batch_run', 'update') as writes`,
    );
    expect(may.rows).toEqual([{ reads: true, writes: false }]);
  });

  it('runs every night and every month', () => {
    const { schedules } = readConfig(finops, { DATABASE_URL: 'postgres://x', MONGO_URL: 'mongodb://x' });
    expect(schedules.map(({ name, cron, timeZone }) => `${name} ${cron} ${timeZone}`)).toEqual([
      'nightly 0 2 * * * Europe/Paris',
      'monthly 0 5 3 * * Europe/Paris',
    ]);
  });
});
