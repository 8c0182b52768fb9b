import { reported } from '../testing/library.ts';

const columns = `columns: { book_code: { type: text }, title: { type: text }, fine_per_day: { type: 'numeric(6,2)' } }`;
const book = (lines: string) => ({
  'marts/dim_book.yml': `model: dim_book\nmaterialized: table\n${columns}\n${lines}\n`,
});
const column = (tests: string) => ({
  'marts/dim_book.yml': `model: dim_book\nmaterialized: table\ncolumns:\n  book_code: { type: text, tests: [${tests}] }\n  title: { type: text }\n  fine_per_day: { type: 'numeric(6,2)' }\n`,
});
const unit = (fields: string) => book(`unit_tests:\n  - { ${fields} }`);
const source = (freshness: string) => ({
  'sources/loan.yml': `source: desk.loan\nfreshness: ${freshness}\ncolumns: { loan_id: { type: bigint }, book_code: { type: text }, member_id: { type: bigint }, lent_at: { type: timestamptz }, returned_at: { type: timestamptz } }\n`,
});

describe('a test that cannot be used', () => {
  it.each([
    [
      'an expression that closes what it did not open',
      column('{ expression: "title is null) or (true" }'),
      '4:50 title is null) or (true is no condition by itself (syntax error at or near ")"); each parenthesis must be closed where it was opened',
    ],
    [
      'a check that closes what it did not open',
      book('checks: [{ name: x, sql: title is null) or (true }]'),
      '4:26 title is null) or (true is no condition by itself',
    ],
    [
      'a where that closes what it did not open',
      column('{ unique: true, where: "true) or (title is null" }'),
      '4:46 true) or (title is null is no condition by itself',
    ],
    ['no test', column('{ severity: warn }'), '4:36 columns.book_code.tests[0] names no test'],
    ['two in one', column('{ not_null: true, unique: true }'), 'names not_null and unique; each item is one'],
    [
      'words inside a test',
      column('{ not_null: { severity: warn } }'),
      '4:48 write { not_null: true, severity: warn }',
    ],
    ['a false test', column('{ unique: false }'), '4:46 write { unique: true, severity: warn }'],
    [
      'another severity',
      column('{ unique: true, severity: warning }'),
      'severity is one of error, warn, not warning',
    ],
    [
      'half a row',
      column('{ unique: true, error_above: 1.5 }'),
      '4:65 columns.book_code.tests[0].error_above is a number of rows, from 0 on',
    ],
    [
      'an error limit of a warning',
      column('{ unique: true, severity: warn, error_above: 1 }'),
      'error_above says when a test of severity error fails',
    ],
    [
      'limits in the wrong order',
      column('{ unique: true, warn_above: 5, error_above: 1 }'),
      'warn_above 5 is more than error_above 1',
    ],
    [
      'a where of unknown columns',
      column('{ unique: true, where: titel is not null }'),
      '4:46 no column titel in dim_book; did you mean title?',
    ],
    [
      'a relationship to an unknown column',
      column('{ relationships: book.code }'),
      '4:53 book has no column code',
    ],
    [
      'a grain with another severity',
      book('grain: { key: [book_code], severity: no }'),
      '4:38 grain.severity is one of error, warn, not no',
    ],
    ['no limit', book('row_count_change: { severity: warn }'), '4:19 row_count_change needs at_most'],
    [
      'a limit in words',
      book('row_count_change: { at_most: some }'),
      '4:30 row_count_change.at_most is a number from 0 on or a share such as 20%, not some',
    ],
    [
      'a reconciliation of one side',
      book('reconciliations: [{ name: x, this: select 1 }]'),
      '4:19 other is missing in reconciliations[0]',
    ],
    [
      'a reconciliation of different columns',
      book('reconciliations: [{ name: x, this: select 1 as a, other: select 1 as b }]'),
      '4:36 this returns a and other b; give both the same columns',
    ],
    [
      'a reconciliation by nothing',
      book('reconciliations: [{ name: x, this: select 1 as a, other: select 1 as a, by: [b] }]'),
      '4:36 by names b, which the two queries do not return',
    ],
    [
      'a reconciliation of an unknown model',
      book('reconciliations: [{ name: x, this: select 1 as a from dim_bok, other: select 1 as a }]'),
      '4:36 dim_bok is neither a model nor a CTE in reach; did you mean dim_book?',
    ],
    [
      'a negative tolerance',
      book('reconciliations: [{ name: x, this: select 1 as a, other: select 1 as a, tolerance: -1 }]'),
      'tolerance is a number from 0 on or a share such as 20%, not -1',
    ],
    ['no column', source('{ warn_after: 12h }'), 'sources/loan.yml:2:12 freshness needs the column'],
    [
      'an unknown column',
      source('{ column: lent_a, warn_after: 12h }'),
      'sources/loan.yml:2:22 there is no column lent_a; did you mean lent_at?',
    ],
    [
      'no age',
      source('{ column: lent_at }'),
      'sources/loan.yml:2:12 freshness needs warn_after, error_after or both',
    ],
    [
      'an age in moons',
      source('{ column: lent_at, warn_after: 2 moons }'),
      'sources/loan.yml:2:43 freshness.warn_after is a length of time such as 90min, 12h or 2 days (s, min, h, d, w), not 2 moons',
    ],
    [
      'ages in the wrong order',
      source('{ column: lent_at, warn_after: 2 days, error_after: 12h }'),
      'warn_after 2 days is not shorter than error_after 12h',
    ],
    ['a unit test without rows', unit('name: x'), '5:5 given is missing in unit_tests[0]'],
    [
      'rows for somebody else',
      unit('name: x, given: { boook: [], book: [] }, expect: []'),
      '5:25 dim_book does not read boook; did you mean book?',
    ],
    [
      'an unknown column of a parent',
      unit('name: x, given: { book: [{ titel: x }] }, expect: []'),
      '5:41 book has no column titel; did you mean title?',
    ],
    [
      'an unknown column of the model',
      unit('name: x, given: {}, expect: [{ code: x }]'),
      '5:44 dim_book has no column code',
    ],
    [
      'no rows for a parent',
      {
        'marts/mv_loans_by_month.yml': `model: mv_loans_by_month\nmaterialized: table\ncolumns: { lent_month: { type: date }, title: { type: text }, loans: { type: bigint }, fines: { type: 'numeric(12,2)' } }\nunit_tests: [{ name: x, given: { dim_book: [] }, expect: [] }]\n`,
      },
      '4:22 unit test x gives no rows for fct_loan, which mv_loans_by_month reads; add `fct_loan: []` under given',
    ],
    [
      'a unit test of a seed',
      {
        'seeds/book.yml': `seed: book\n${columns}\nunit_tests: [{ name: x, given: {}, expect: [] }]\n`,
      },
      'seeds/book.yml:3:22 a seed has no query to test; take unit_tests off',
    ],
    [
      'a test file with another name beside it',
      { 'tests/every_loan_is_kept.yml': 'test: every_loan\nseverity: warn\n' },
      'tests/every_loan_is_kept.yml:1:7 write `test: every_loan_is_kept`',
    ],
  ])('reports %s', async (_, changes, expected) => {
    expect(await reported(changes)).toContainEqual(expect.stringContaining(expected));
  });
});
