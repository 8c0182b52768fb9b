import type { Changes } from './library.ts';

/** A table of a contract without tests. */
export const tableContract = (name: string, columns: string, more = ''): string =>
  `model: ${name}\nmaterialized: table\ncolumns: { ${columns} }\n${more}`;

/** The library's loans spread by book, books on every node, and what stands on them on the coordinator. */
export const spread: Changes = {
  'seeds/book.yml': `seed: book
columns:
  book_code: { type: text, tests: [not_null, unique] }
  title: { type: text }
  fine_per_day: { type: 'numeric(6,2)' }
distribution: reference
`,
  'marts/fct_loan.yml': `model: fct_loan
description: Loans with the fine that is due.
materialized: table
distribution: hash(book_code)
shard_count: 4
columns:
  loan_id: { type: bigint, description: The number on the slip., tests: [not_null, unique] }
  book_code: { type: text, tests: [not_null, { relationships: dim_book.book_code }] }
  member_id: { type: bigint }
  lent_on: { type: date }
  is_open: { type: boolean }
  fine: { type: 'numeric(10,2)' }
indexes:
  - { columns: [book_code, loan_id], unique: true }
`,
  'marts/loans_by_book.sql':
    'select fct_loan.book_code, count(*) as loans from fct_loan join book using (book_code) group by fct_loan.book_code',
  'marts/loans_by_book.yml': tableContract(
    'loans_by_book',
    'book_code: { type: text }, loans: { type: bigint }',
    'distribution: hash(book_code)\ncolocate_with: fct_loan\n',
  ),
};
