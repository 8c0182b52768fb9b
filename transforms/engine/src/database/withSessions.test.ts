import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { withSessions } from './withSessions.ts';

describe('withSessions', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.pool.query(
      `do $$ begin create role crowded login password 'crowded' connection limit 2; exception when duplicate_object or unique_violation then null; end $$`,
    );
    await database.pool.query(
      'grant connect on database ' + new URL(database.url).pathname.slice(1) + ' to crowded',
    );
  });
  afterAll(() => database.drop());

  it('ends those that it got when the server has no room for all', async () => {
    const url = new URL(database.url);
    [url.username, url.password] = ['crowded', 'crowded'];
    const opened = withSessions(
      { database: url.href, project: 'p', path: [], number: 4 },
      async () => 'worked',
    );
    await expect(opened).rejects.toThrow(/cannot be reached: too many connections for role "crowded"/);
    const left = async () =>
      (await database.pool.query(`select pid from pg_stat_activity where usename = 'crowded'`)).rows;
    while ((await left()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('ends them when the work fails', async () => {
    const work = withSessions({ database: database.url, project: 'p', path: [], number: 2 }, ([first]) =>
      first!.query('select 1 / 0'),
    );
    await expect(work).rejects.toThrow('division by zero');
    expect(
      (
        await database.pool.query(
          `select pid from pg_stat_activity where application_name = 'rosetta-transform p'`,
        )
      ).rows,
    ).toEqual([]);
  });
});
