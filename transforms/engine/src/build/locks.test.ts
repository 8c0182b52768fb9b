import pg from 'pg';
import { library } from '../testing/library.ts';

const session = async (url: string, name: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, application_name: name });
  await client.connect();
  return client;
};

describe('locks of a build', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library();
  });
  afterEach(() => desk.drop());

  it('lets one build of a project go at a time, the second saying whom it waits for', async () => {
    const said: string[] = [];
    const log = (message: string) => said.push(message);
    const results = await Promise.all([desk.build({ log }), desk.build({ log })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['nothing', 'published']);
    expect(said).toEqual([
      expect.stringMatching(
        /^waiting for another build of library: process \d+ \(rosetta-transform library\) has the lock$/,
      ),
    ]);
  });

  it('waits for loaders, so that it reads whole loads', async () => {
    const loader = await session(desk.url, 'loader');
    await loader.query("select pg_advisory_lock_shared(hashtext('library.desk'))");
    let done = false;
    const waiting = new Promise<string>((said) => {
      void desk.build({ log: said }).then(() => (done = true));
    });
    expect(await waiting).toMatch(/^waiting for library\.desk: process \d+ \(loader\) has the lock$/);
    expect(done).toBe(false);
    await loader.query(
      "insert into desk.loan values (1000, 'B1', 1, '2026-02-01Z', null); select pg_advisory_unlock_shared(hashtext('library.desk'))",
    );
    while (!done) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await desk.query('select count(*)::int as loans from marts.fct_loan')).toEqual([{ loans: 101 }]);
    await loader.end();
  });

  it('gives up on a reader that stays, naming it, and leaves what was live; later it publishes', async () => {
    await desk.build();
    const reader = await session(desk.url, 'long report');
    await reader.query('begin; select * from marts.fct_loan limit 1');
    await desk.query("insert into desk.loan values (1000, 'B1', 1, '2026-02-01Z', null)");
    await expect(desk.build({ patience: 300 })).rejects.toThrow(
      /publishing library gave up after \d+ attempts: process \d+ \(long report, idle in transaction, for \d+ s\) is in the way; end it or wait for it, then run again; what was live is untouched/,
    );
    expect(await desk.query('select count(*)::int as loans from marts.fct_loan')).toEqual([{ loans: 100 }]);
    expect(await desk.query("select nspname from pg_namespace where nspname like 'library%'")).toEqual([]);
    const publishing = desk.build();
    setTimeout(() => void reader.query('commit'), 700);
    expect((await publishing).status).toBe('published');
    await reader.end();
  });

  it('leaves to the next build what somebody still reads, and never drops what stands on it', async () => {
    await desk.build();
    await desk.query(
      'create schema library__retired__0123abcd; create table library__retired__0123abcd.old (a int); create view public.mine as select * from library__retired__0123abcd.old',
    );
    expect((await desk.build()).leftovers).toEqual(['library__retired__0123abcd']);
    await desk.query('drop view public.mine');
    expect((await desk.build()).leftovers).toEqual([]);
    expect(await desk.query("select nspname from pg_namespace where nspname like 'library%'")).toEqual([]);
  });
});
