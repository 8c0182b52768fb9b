import type { Changes } from './library.ts';

const number = 'generation: { type: integer }';

const model = (name: string, head: string, sql: string, columns = number, more = ''): Changes => ({
  [`marts/${name}.sql`]: sql,
  [`marts/${name}.yml`]: `model: ${name}\n${head}\ncolumns: { ${columns} }\n${more}`,
});

const incremental = 'materialized: incremental\nincremental: { time_column: day, period: day }';

/**
 * A project through which one number flows by every way that a publish has: replaced, patched and refreshed relations,
 * views that are kept or replaced, a table and materialized views on what is patched. `desk.stamp` holds the number of
 * today and of days that stay; `fct_loan` of the library stays as it is.
 */
export const generations: Changes = {
  'sources/stamp.yml':
    'source: desk.stamp\nwatermark: loaded\ncolumns: { day: { type: date }, generation: { type: integer }, loaded: { type: integer } }\n',
  ...model('g_table', 'materialized: table', 'select max(generation) as generation from desk.stamp'),
  ...model(
    'g_patched',
    incremental,
    'select day, generation from desk.stamp',
    `day: { type: date }, ${number}`,
  ),
  ...model(
    'g_month',
    'materialized: incremental\nincremental: { time_column: day, period: month }',
    "select date_trunc('month', day)::date as day, max(generation) as generation from g_patched group by 1",
    `day: { type: date }, ${number}`,
  ),
  ...model('g_view', 'materialized: view', 'select max(generation) as generation from g_patched'),
  ...model(
    'g_refreshed',
    'materialized: materialized_view',
    'select generation from g_view',
    number,
    'indexes: [{ columns: [generation], unique: true }]\n',
  ),
  ...model('g_anew', 'materialized: materialized_view', 'select generation from g_refreshed'),
  ...model('g_copy', 'materialized: table', 'select generation from g_refreshed'),
  ...model(
    'g_both',
    'materialized: view',
    'select greatest(p.generation, t.generation) as generation, p.generation - t.generation as apart from g_view as p cross join g_table as t',
    `${number}, apart: { type: integer }`,
  ),
};

/** The table that the number comes from. */
export const stampTable = `
  create table desk.stamp (day date primary key, generation integer not null, loaded integer not null);
  create index on desk.stamp (loaded);
  insert into desk.stamp select date '2026-01-01' + n, 0, 0 from generate_series(0, 30) as n`;

/** Every relation as a query of one number, by which two of them can be compared. */
export const readings: Record<string, string> = {
  table: 'select generation from marts.g_table',
  patched: 'select max(generation) from marts.g_patched',
  month: 'select max(generation) from marts.g_month',
  view: 'select generation from marts.g_view',
  refreshed: 'select generation from marts.g_refreshed',
  anew: 'select generation from marts.g_anew',
  copy: 'select generation from marts.g_copy',
  both: 'select generation from marts.g_both where apart = 0',
};
