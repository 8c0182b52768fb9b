import pg from 'pg';
import { library } from '../testing/library.ts';
import { till, tillTable } from '../testing/till.ts';

describe('rows that are changed where they stand', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  let clerk: pg.Client;
  beforeEach(async () => {
    desk = await library(till());
    await desk.query(tillTable);
    await desk.build();
    await desk.query("insert into desk.payment values (100, '2026-01-05 05:00Z', 'B1', 100)");
    clerk = new pg.Client({ connectionString: desk.url, application_name: 'clerk' });
    await clerk.connect();
  });
  afterEach(async () => {
    await clerk.end();
    await desk.drop();
  });

  it('wait for the lock of somebody else, saying whose, and are there when it goes', async () => {
    await clerk.query('begin; lock table marts.fct_payment in share mode');
    const publishing: string[] = [];
    const done = desk.build({
      log: (message) => {
        publishing.push(message);
        void clerk.query('commit');
      },
    });
    expect((await done).status).toBe('published');
    expect(publishing).toEqual([
      expect.stringMatching(
        /^waiting to publish fct_payment: process \d+ \(clerk, idle in transaction, for \d+ s\) is in the way$/,
      ),
    ]);
  }, 30_000);

  it('are given up when patience ends, naming who stays', async () => {
    const rows = () => desk.query('select count(*)::int as rows from marts.fct_payment');
    const before = await rows();
    await clerk.query('begin; lock table marts.fct_payment in share mode');
    await expect(desk.build({ patience: 300 })).rejects.toThrow(
      /^publishing library gave up on the new rows of fct_payment: process \d+ \(clerk, idle in transaction, for \d+ s\) is in the way; end it or wait for it, then run again; what was live is untouched$/,
    );
    expect(await rows()).toEqual(before);
  }, 30_000);
});
