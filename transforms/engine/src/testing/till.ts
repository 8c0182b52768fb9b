import type { Changes } from './library.ts';

const contract = (name: string, head: string, columns: Record<string, string>, more = '') =>
  `model: ${name}\n${head}\ncolumns:\n${Object.entries(columns)
    .map(([column, type]) => `  ${column}: { type: ${type} }\n`)
    .join('')}${more}`;

const payments = { payment_id: 'bigint', paid_on: 'date', book_code: 'text', amount: "'numeric(10,2)'" };

/**
 * Files for the library that add a till: payments by day, built incrementally, with a month table, a view, and a
 * materialized view on them. The till's table is made by `tillTable`.
 */
export const till = (source = 'watermark: loaded_at\n'): Changes => ({
  'sources/payment.yml': `source: desk.payment\n${source}columns: { payment_id: { type: bigint }, paid_at: { type: timestamptz }, book_code: { type: text }, amount: { type: 'numeric(10,2)' }, loaded_at: { type: timestamptz } }\n`,
  'staging/stg_desk__payment.sql':
    'select payment_id, paid_at, book_code, amount from desk.payment where amount <> 0',
  'staging/stg_desk__payment.yml': contract('stg_desk__payment', 'materialized: view', {
    payment_id: 'bigint',
    paid_at: 'timestamptz',
    book_code: 'text',
    amount: "'numeric(10,2)'",
  }),
  'marts/fct_payment.sql':
    'with payments as (select * from stg_desk__payment)\nselect payment_id, paid_at::date as paid_on, book_code, amount from payments join dim_book using (book_code)',
  'marts/fct_payment.yml': contract(
    'fct_payment',
    'materialized: incremental\nincremental: { time_column: paid_on, period: day, as_of_run: [dim_book] }\ngrain: { description: one row per payment, key: [payment_id] }',
    payments,
  ),
  'marts/fct_takings.sql':
    "select date_trunc('month', paid_on)::date as month, sum(amount)::numeric(12,2) as amount, count(*) as payments from fct_payment group by 1",
  'marts/fct_takings.yml': contract(
    'fct_takings',
    'materialized: incremental\nincremental: { time_column: month, period: month }',
    { month: 'date', amount: "'numeric(12,2)'", payments: 'bigint' },
  ),
  'marts/v_payment.sql': 'select payment_id, paid_on, amount from fct_payment where amount > 0',
  'marts/v_payment.yml': contract('v_payment', 'materialized: view', {
    payment_id: 'bigint',
    paid_on: 'date',
    amount: "'numeric(10,2)'",
  }),
  'marts/mv_takings_by_day.sql':
    'select paid_on, sum(amount)::numeric(12,2) as amount from v_payment group by paid_on',
  'marts/mv_takings_by_day.yml': contract(
    'mv_takings_by_day',
    'materialized: materialized_view',
    { paid_on: 'date', amount: "'numeric(12,2)'" },
    'indexes: [{ columns: [paid_on], unique: true }]\n',
  ),
  'marts/fct_day.sql': 'select paid_on, amount from mv_takings_by_day',
  'marts/fct_day.yml': contract('fct_day', 'materialized: table', {
    paid_on: 'date',
    amount: "'numeric(12,2)'",
  }),
});

/** The till's table, with three payments a day in the first ten days of 2026. */
export const tillTable = `
  create table desk.payment (
    payment_id bigint primary key, paid_at timestamptz, book_code text not null, amount numeric(10,2) not null,
    loaded_at timestamptz not null default clock_timestamp()
  );
  create index on desk.payment (loaded_at);
  insert into desk.payment (payment_id, paid_at, book_code, amount)
  select n, timestamptz '2026-01-01Z' + n * interval '8 hours', 'B' || 1 + n % 3, n from generate_series(0, 29) as n`;
