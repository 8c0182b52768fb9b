import pg from 'pg';
import { startRestartable, type RestartableServer } from '@rosetta/scripts/testing/restartable.ts';
import { contents } from '../testing/contents.ts';
import { library } from '../testing/library.ts';
import { plain, snapshot } from '../testing/members.ts';
import { till, tillTable } from '../testing/till.ts';

describe('a server that crashes after a publish', () => {
  let server: RestartableServer;
  beforeAll(async () => (server = await startRestartable()), 120_000);
  afterAll(() => server.stop());

  it('comes back with every row of what was published: built, patched, refreshed and replaced', async () => {
    const pool = new pg.Pool({ connectionString: server.url });
    pool.on('error', () => undefined); // sessions end with the server
    const desk = await library(
      {
        ...till(),
        'sources/member.yml':
          'source: desk.member\ncolumns: { member_id: { type: bigint }, name: { type: text }, level: { type: integer } }\n',
        ...plain,
        ...snapshot('strategy: check'),
      },
      { url: server.url, pool, drop: () => pool.end() },
    );
    try {
      await desk.query(`${tillTable};
        create table desk.member (member_id bigint, name text, level integer);
        insert into desk.member values (1, 'Ann', 1), (2, null, 2)`);
      await desk.build();
      const first = await contents(desk.query);
      await server.restart();
      expect(await contents(desk.query)).toEqual(first);

      await desk.query("insert into desk.payment values (100, '2026-01-05 05:00Z', 'B1', 100)");
      await desk.query('update desk.member set level = 3 where member_id = 1');
      await desk.change({
        'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One!,0.1\nB2,Two!,0.1\nB3,Three!,0.2\n',
      });
      const { status, models } = await desk.build();
      expect(status).toBe('published');
      expect(models.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['replace', 'patch', 'refresh']),
      );
      const second = await contents(desk.query);
      expect(second).not.toEqual(first);
      await server.restart();
      expect(await contents(desk.query)).toEqual(second);
      for (const [name, rows] of Object.entries(second)) expect([name, rows.length]).not.toEqual([name, 0]);
      expect(await desk.build()).toMatchObject({ status: 'nothing' });
    } finally {
      await desk.drop();
    }
  }, 120_000);
});
