import pg from 'pg';
import { citusServers } from '../testing/citus.ts';
import { library } from '../testing/library.ts';
import { spread } from '../testing/spread.ts';

/** What must be equal, and what must be whole, on every kind of relation. */
const parts = [
  '(select min(fine_per_day) from internal.book) as book',
  '(select min(fine_per_day) from marts.dim_book) as copy',
  '(select count(*) from marts.fct_loan) as loans',
  '(select sum(loans) from marts.loans_by_book) as counted',
];

describe.each(citusServers)('readers during publishes on %s', (_, database) => {
  it('see the old or the new, never both, never an error', async () => {
    const desk = await library(spread, await database());
    let over = false;
    let reads = 0;
    const wrong: unknown[] = [];
    /** In an order of its own, without pause, opening with the publication. */
    const reader = async (turn: number): Promise<void> => {
      const client = new pg.Client({ connectionString: desk.url });
      await client.connect();
      const text = `select ${[...parts.slice(turn), ...parts.slice(0, turn)].join(', ')}`;
      while (!over) {
        await client.query('begin; lock table ops.publication in access share mode');
        const { rows } = await client.query<Record<string, string>>(text);
        await client.query('commit');
        const { book, copy, loans, counted } = rows[0]!;
        if (book !== copy || loans !== '100' || counted !== '100') wrong.push(rows[0]);
        reads++;
      }
      await client.end();
    };
    try {
      await desk.build();
      const readers = parts.map((_part, turn) => reader(turn).catch((error: unknown) => wrong.push(error)));
      for (const fine of [1, 2, 3, 4, 5]) {
        await desk.change({
          'seeds/book.csv': `book_code,title,fine_per_day\nB1,One,${fine}\nB2,Two,${fine}\nB3,Three,${fine}\n`,
        });
        expect(await desk.build()).toMatchObject({ status: 'published' });
      }
      over = true;
      await Promise.all(readers);
    } finally {
      over = true;
      await desk.drop();
    }
    expect(wrong).toEqual([]);
    expect(reads).toBeGreaterThan(20);
  }, 120_000);
});
