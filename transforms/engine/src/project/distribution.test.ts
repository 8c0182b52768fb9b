import { libraryProject, reported, type Changes } from '../testing/library.ts';
import { readProject } from './readProject.ts';
import { shardCountOf } from './checkColocation.ts';

const book = (lines: string, materialized = 'table', key = 'text'): Changes => ({
  'marts/dim_book.sql': `select book_code::${key} as book_code from book`,
  'marts/dim_book.yml': `model: dim_book\nmaterialized: ${materialized}\ncolumns: { book_code: { type: ${key} } }\n${lines}`,
  'marts/shelf.sql': 'select book_code from book',
  'marts/shelf.yml':
    'model: shelf\nmaterialized: table\ncolumns: { book_code: { type: text } }\ndistribution: hash(book_code)\nshard_count: 8\n',
  // What reads the columns that the changed book has no more.
  'marts/fct_loan.sql': null,
  'marts/fct_loan.yml': null,
  'marts/mv_loans_by_month.sql': null,
  'marts/mv_loans_by_month.yml': null,
  'tests/every_loan_is_kept.sql': null,
});

describe('where rows live on Citus', () => {
  it('reads the column, the colocation and the shards that a colocated model takes over', async () => {
    const { directory, drop } = await libraryProject(
      book('distribution: hash(book_code)\ncolocate_with: shelf\n'),
    );
    try {
      const { models } = await readProject(directory);
      const { distribution } = models.get('dim_book')!;
      expect(distribution).toMatchObject({
        kind: 'hash',
        column: 'book_code',
        colocateWith: { model: 'shelf' },
      });
      if (distribution?.kind === 'hash') expect(shardCountOf(distribution, models)).toBe(8);
      expect.assertions(2);
    } finally {
      await drop();
    }
  });

  it.each([
    ['distribution: hash(cod)\n', '4:15 cod is no column of this contract'],
    [
      'distribution: range(book_code)\n',
      '4:15 distribution is hash(column), reference or local, not range(book_code)',
    ],
    ['shard_count: 8\n', '4:14 shard_count goes with `distribution: hash(column)`; take it off'],
    ['distribution: reference\nshard_count: 8\n', '5:14 shard_count goes with `distribution: hash(column)`'],
    [
      'distribution: local\ncolocate_with: shelf\n',
      '5:16 colocate_with goes with `distribution: hash(column)`',
    ],
    [
      'distribution: hash(book_code)\nshard_count: 0\n',
      '5:14 shard_count must be a whole number from 1 to 64000',
    ],
    [
      'distribution: hash(book_code)\ncolocate_with: shelf\nshard_count: 8\n',
      '6:14 a model has the shards of the one it is colocated with; take shard_count off',
    ],
    [
      'distribution: hash(book_code)\ncolocate_with: shelv\n',
      '5:16 colocate_with names shelv, which is no model; did you mean shelf?',
    ],
    [
      'distribution: hash(book_code)\ncolocate_with: book\n',
      '5:16 book has no distribution; dim_book can be colocated with a model of distribution hash(column) only',
    ],
    [
      'distribution: hash(book_code)\ncolocate_with: dim_book\n',
      '5:16 colocate_with leads from dim_book back to dim_book; take one off',
    ],
  ])('refuses %j', async (lines, message) => {
    expect(await reported(book(lines))).toEqual([expect.stringContaining(`marts/dim_book.yml:${message}`)]);
  });

  it('refuses a colocation of columns of two types', async () => {
    const lines = 'distribution: hash(book_code)\ncolocate_with: shelf\n';
    expect(await reported(book(lines, 'table', 'varchar'))).toEqual([
      expect.stringContaining(
        'dim_book.yml:5:16 dim_book.book_code is varchar and shelf.book_code is text; colocated models are distributed by columns of one type',
      ),
    ]);
  });

  it.each([
    ['view', 'a view is not distributed: its rows are its parents’; take distribution off'],
    ['materialized_view', 'a materialized view is not distributed: it stays on the coordinator'],
    [
      'snapshot',
      'a snapshot is not distributed: its history grows where it stands, on the coordinator; take distribution off',
    ],
  ])('refuses the distribution of a %s', async (materialized, message) => {
    const more = materialized === 'snapshot' ? 'snapshot: { key: [book_code], strategy: check }\n' : '';
    expect(await reported(book(`distribution: reference\n${more}`, materialized))).toEqual([
      expect.stringContaining(message),
    ]);
  });
});
