import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from '../context.ts';
import { holds, seconds, times, type Figure } from '../figure.ts';
import { Runs } from '../timed.ts';

const rowsOfADay = 10_000;
const million = 1_000_000;

const files: Record<string, string> = {
  'project.yml': 'project: bench\nschemas:\n  marts: marts\nsources: [sources/*.yml]\n',
  'sources/event.yml':
    'source: raw.event\nwatermark: loaded_at\ncolumns:\n  event_id: { type: bigint }\n  happened_on: { type: date }\n  amount: { type: integer }\n  loaded_at: { type: timestamptz }\n',
  'marts/fct_event.sql': 'select event_id, happened_on, amount from raw.event\n',
  'marts/fct_event.yml':
    'model: fct_event\nmaterialized: incremental\nincremental: { time_column: happened_on, period: day }\ncolumns:\n  event_id: { type: bigint }\n  happened_on: { type: date }\n  amount: { type: integer }\nindexes: [{ columns: [happened_on] }]\n',
};

/** The rows of a day, written now. */
const day = (number: number): string =>
  `insert into raw.event
   select ${number}::bigint * ${rowsOfADay} + n, date '2020-01-01' + ${number}, n % 100, clock_timestamp()
   from generate_series(1, ${rowsOfADay}) as n`;

/**
 * Late days as large as the others, on a million facts and on ten. The two take turns day by day, so that whatever else the
 * machine does falls on both; the first day of each, which finds nothing in memory, is told apart.
 */
export const incrementalDay = async (bench: Bench): Promise<Figure[]> => {
  const [small, large] = [await facts(bench, 1), await facts(bench, 10)];
  const first = [await small.late(), await large.late()];
  const [ones, tens] = [new Runs(), new Runs()];
  for (let run = 0; run < Math.max(7, bench.runs); run++) {
    ones.add(await small.late());
    tens.add(await large.late());
  }
  await small.check();
  await large.check();
  const ratio = tens.ms / ones.ms;
  const [firstOne, firstTen] = first.map(({ ms }) => seconds(ms));
  return [
    {
      work: `incremental: ${rowsOfADay.toLocaleString('en')} late rows of one day on 1 M and 10 M facts`,
      ours: `1 M: ${ones}, the first day ${firstOne}; 10 M: ${tens}, the first day ${firstTen}`,
      peers: {},
      checks: [
        holds(
          `10 M takes at most 1.3x the time of 1 M = ${seconds(1.3 * ones.ms)}`,
          ratio <= 1.3,
          `${seconds(tens.ms)} (${times(ratio)})`,
        ),
      ],
    },
  ];
};

/** So many million facts, built. */
const facts = async (bench: Bench, millions: number) => {
  const { url, client } = await bench.database();
  const folder = join(bench.folder, `incrementalDay${millions}`);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const days = (millions * million) / rowsOfADay;
  await client.query(`
    create schema raw;
    create table raw.event (event_id bigint, happened_on date, amount integer, loaded_at timestamptz);
    insert into raw.event
    select n, date '2020-01-01' + (n / ${rowsOfADay})::integer, n % 100, '2026-01-01Z'::timestamptz + n * interval '1 ms'
    from generate_series(0, ${millions * million - 1}) as n;
    create index on raw.event (happened_on);
    create index on raw.event (loaded_at)`);
  const build = ['build', '--project', folder, '--database', url];
  await bench.rosetta(build);
  // What autovacuum would do a minute later, in the middle of a day.
  for (const table of ['raw.event', 'marts.fct_event']) await client.query(`vacuum (analyze) ${table}`);
  await client.query('checkpoint');
  let number = Math.floor(days / 4);
  return {
    /** A late day more. */
    late: async () => {
      await client.query(day((number += 7)));
      return bench.rosetta(build);
    },
    check: async () => {
      const { rows } = await client.query<{ same: boolean }>(
        'select (select count(*) from raw.event) = (select count(*) from marts.fct_event) as same',
      );
      if (!rows[0]!.same) throw new Error('expected every fact in the incremental model');
    },
  };
};
