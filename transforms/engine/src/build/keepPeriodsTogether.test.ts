import { library } from '../testing/library.ts';

const day = (place: string, rows: number) => ({
  'marts/fct_visit.sql': `select n, date '2026-01-01' + ${place} as visited_on from generate_series(0, ${rows - 1}) as n`,
  'marts/fct_visit.yml': `model: fct_visit
materialized: incremental
incremental: { time_column: visited_on, period: day }
columns: { n: { type: integer }, visited_on: { type: date } }
indexes: [{ columns: [n], unique: true }]
`,
});

/** In how many pages the rows of one day lie, and whether the table was put in order. */
const built = async (place: string, rows = 120_000) => {
  const desk = await library(day(place, rows));
  try {
    expect(await desk.build()).toMatchObject({ status: 'published' });
    const [found] = await desk.query<{ pages: number; rows: number; clustered: boolean }>(
      `select (select count(distinct (ctid::text::point)[0])::int from marts.fct_visit where visited_on = '2026-01-05') as pages,
         (select count(*)::int from marts.fct_visit) as rows,
         (select bool_or(indisclustered) from pg_index where indrelid = 'marts.fct_visit'::regclass) as clustered`,
    );
    return found!;
  } finally {
    await desk.drop();
  }
};

describe('a large incremental model', () => {
  it('keeps the rows of a period together when they come scattered', async () => {
    const { pages, rows, clustered } = await built('n * 7919 % 100');
    expect([rows, clustered]).toEqual([120_000, true]);
    expect(pages).toBeLessThan(20); // of 500: scattered, a day has a row in each
  });

  it('is left as it is when they come in order, one way or the other', async () => {
    expect((await built('n / 1200')).clustered).toBe(false);
    expect((await built('(119999 - n) / 1200')).clustered).toBe(false);
  });

  it('and a small one in any case', async () => {
    expect((await built('n * 7919 % 100', 10_000)).clustered).toBe(false);
  });
});
