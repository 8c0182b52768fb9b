import pg from 'pg';
import { library } from '../testing/library.ts';
import { lockWait } from './lockWait.ts';

describe('waiting for locks', () => {
  it('is short at first, then longer, and never as long as deadlock_timeout', () => {
    expect([1, 8, 9, 12, 16, 17, 100].map((attempt) => lockWait(attempt, 900, 0))).toEqual([
      10, 10, 17, 84, 698, 900, 900,
    ]);
    expect(lockWait(100, 900, 1)).toBe(675);
    expect(lockWait(12, 50, 0)).toBe(50);
  });

  it('gets past reads that overlap, and no reader sees an error', async () => {
    const desk = await library();
    await desk.build();
    let over = false;
    let reads = 0;
    /** Each as long as several of the first waits; one holds its lock when another lets go of its own. */
    const reader = async (from: string): Promise<void> => {
      const client = new pg.Client({ connectionString: desk.url });
      await client.connect();
      while (!over) {
        const ms = 100 + Math.random() * 100;
        await client.query(`select count(*), pg_sleep(${ms / 1000}) from ${from}`);
        reads++;
      }
      await client.end();
    };
    const readers = [
      'marts.fct_loan',
      'marts.dim_book',
      'marts.fct_loan join marts.dim_book using (book_code)',
      'marts.dim_book join marts.fct_loan using (book_code)',
      'marts.fct_loan',
      'marts.dim_book',
      'marts.mv_loans_by_month',
      'marts.mv_loans_by_month',
    ].map(reader);
    try {
      await desk.change({
        'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,1\nB2,Two,2\nB3,Three,3\n',
      });
      expect(await desk.build({ patience: 30_000 })).toMatchObject({ status: 'published' });
    } finally {
      over = true;
      const ended = await Promise.allSettled(readers);
      expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
      await desk.drop();
    }
    expect(reads).toBeGreaterThan(20);
  }, 120_000);
});
