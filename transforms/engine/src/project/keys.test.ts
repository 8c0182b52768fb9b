import { libraryProject, reported, type Changes } from '../testing/library.ts';
import { readProject } from './readProject.ts';

const columns = `columns:
  book_code: { type: text }
  title: { type: text }
  fine_per_day: { type: 'numeric(6,2)' }
  on_shelf: { type: date }
  seen_at: { type: timestamptz(3) }
`;
const sql = `select book_code, title, fine_per_day, null::date as on_shelf, null::timestamptz(3) as seen_at from book`;

/** A `dim_book` of some materialization with more lines from line 9 on. */
const book = (materialized: string, lines: string): Changes => ({
  'marts/dim_book.sql': sql,
  'marts/dim_book.yml': `model: dim_book\nmaterialized: ${materialized}\n${columns}${lines}`,
});

const incremental = (fields: string) => book('incremental', `incremental: { ${fields} }\n`);
const snapshot = (fields: string) => book('snapshot', `snapshot: { ${fields} }\n`);
const hooks = (fields: string) => book('table', `hooks: { ${fields} }\n`);

const read = async (changes: Changes, name = 'dim_book') => {
  const { directory, drop } = await libraryProject(changes);
  try {
    return (await readProject(directory)).model(name);
  } finally {
    await drop();
  }
};

describe('a contract’s optional keys', () => {
  it('reads incremental', async () => {
    const model = await read(incremental('time_column: on_shelf, period: month, as_of_run: [book]'));
    expect(model.incremental).toMatchObject({
      timeColumn: 'on_shelf',
      period: 'month',
      asOfRun: [{ parent: 'book' }],
    });
    expect((await read(incremental('time_column: seen_at, period: hour'))).incremental).toMatchObject({
      timeColumn: 'seen_at',
      period: 'hour',
      asOfRun: [],
    });
  });

  it('reads hooks and a timeout', async () => {
    const model = await read(
      book('table', `hooks: { before: ["set local work_mem = '64MB'"] }\nstatement_timeout: 5 min\n`),
    );
    expect(model.hooks).toMatchObject({ before: [{ sql: "set local work_mem = '64MB'" }], after: [] });
    expect(model.statementTimeout).toMatchObject({ text: '5min' });
  });

  it.each([
    [
      'materialized',
      book('incremental', ''),
      '2:15 an incremental model needs `incremental: { time_column, period }`',
    ],
    [
      'the key',
      book('table', 'incremental: { time_column: on_shelf, period: day }\n'),
      '9:14 incremental goes with `materialized: incremental`; take one off',
    ],
    ['time_column', incremental('period: day'), '9:14 time_column is missing in incremental'],
    ['period', incremental('time_column: on_shelf'), '9:14 period is missing in incremental'],
    [
      'an unknown column',
      incremental('time_column: on_shelve, period: day'),
      '9:29 on_shelve is no column of this contract; did you mean on_shelf?',
    ],
    [
      'a column of another type',
      incremental('time_column: title, period: day'),
      '9:29 title is text; a time_column is of type date, timestamp, timestamptz',
    ],
    [
      'an unknown period',
      incremental('time_column: on_shelf, period: week'),
      '9:47 incremental.period is one of hour, day, month, not week',
    ],
    [
      'hours of a date',
      incremental('time_column: on_shelf, period: hour'),
      '9:47 on_shelf is a date and has no hours; the period is day or month',
    ],
    [
      'an unknown key',
      incremental('time_column: on_shelf, period: day, grain: x'),
      '9:52 unknown key grain in incremental',
    ],
    [
      'a stranger as of the run',
      incremental('time_column: on_shelf, period: day, as_of_run: [books]'),
      '9:64 as_of_run names books, which dim_book does not read; did you mean book?',
    ],
  ])('incremental: reports %s', async (_, changes, expected) => {
    expect(await reported(changes)).toContainEqual(expect.stringContaining(`marts/dim_book.yml:${expected}`));
  });

  it.each([
    ['materialized', book('snapshot', ''), '2:15 a snapshot needs `snapshot: { key, strategy }`'],
    [
      'the key',
      book('view', 'snapshot: { key: [book_code], strategy: check }\n'),
      '9:11 snapshot goes with `materialized: snapshot`; take one off',
    ],
    [
      'a column of the engine’s',
      {
        'marts/dim_book.yml':
          'model: dim_book\nmaterialized: snapshot\nsnapshot: { key: [book_code], strategy: check }\ncolumns:\n  book_code: { type: text }\n  valid_to: { type: date }\n',
      },
      '6:3 valid_to is a column that the engine adds to a snapshot; take it off columns',
    ],
    ['what tells rows apart', snapshot('strategy: check'), '9:11 key is missing in snapshot'],
    ['an empty key', snapshot('key: [], strategy: check'), '9:18 key needs at least one column'],
    [
      'an unknown column',
      snapshot('key: [code], strategy: check'),
      '9:19 code is no column of this contract',
    ],
    ['a missing strategy', snapshot('key: [book_code]'), '9:11 strategy is missing in snapshot'],
    [
      'an unknown strategy',
      snapshot('key: [book_code], strategy: hash'),
      '9:41 snapshot.strategy is one of timestamp, check, not hash',
    ],
    [
      'timestamp without its column',
      snapshot('key: [book_code], strategy: timestamp'),
      '9:11 strategy timestamp needs updated_at',
    ],
    [
      'timestamp by a text',
      snapshot('key: [book_code], strategy: timestamp, updated_at: title'),
      '9:64 title is text; updated_at is of type date, timestamp, timestamptz',
    ],
    [
      'timestamp with columns',
      snapshot('key: [book_code], strategy: timestamp, updated_at: seen_at, check_columns: [title]'),
      '9:88 check_columns does not go with strategy timestamp',
    ],
    [
      'check with a timestamp',
      snapshot('key: [book_code], strategy: check, updated_at: seen_at'),
      '9:60 updated_at does not go with strategy check',
    ],
    [
      'a key that is checked',
      snapshot('key: [book_code], strategy: check, check_columns: [book_code]'),
      '9:63 book_code is in the key, so it cannot change; take it off',
    ],
    [
      'other deletes',
      snapshot('key: [book_code], strategy: check, hard_deletes: drop'),
      '9:62 snapshot.hard_deletes is one of ignore, close, not drop',
    ],
  ])('snapshot: reports %s', async (_, changes, expected) => {
    expect(await reported(changes)).toContainEqual(expect.stringContaining(`marts/dim_book.yml:${expected}`));
  });

  it.each([
    ['broken SQL', hooks('before: [selec 1]'), '9:19 hooks.before[0]: syntax error at or near "selec"'],
    [
      'two statements',
      hooks('after: ["select 1; select 2"]'),
      '9:18 hooks.after[0]: it holds several statements; write each as one hook',
    ],
    ['a comment alone', hooks('after: ["-- later"]'), '9:18 hooks.after[0]: it holds no statement'],
    [
      'an end of the transaction',
      hooks('after: [commit]'),
      '9:18 hooks.after[0]: a hook runs in the model’s own transaction, so it cannot begin or end one',
    ],
    [
      'a setting that stays',
      hooks('before: ["set work_mem to \'1GB\'"]'),
      '9:19 hooks.before[0]: SET would last for the models that the session builds after this one; write SET LOCAL',
    ],
    ['VACUUM', hooks('after: [vacuum]'), '9:18 hooks.after[0]: VACUUM cannot run in a transaction'],
    [
      'an index made on the side',
      hooks('after: ["create index concurrently on dim_book (title)"]'),
      '9:18 hooks.after[0]: CREATE INDEX CONCURRENTLY cannot run in a transaction; declare the index under indexes',
    ],
    [
      'another moment',
      hooks('during: [select 1]'),
      '9:10 unknown key during in hooks; known keys are before, after',
    ],
    ['no list', hooks('before: select 1'), '9:18 hooks.before must be a list'],
  ])('hooks: reports %s', async (_, changes, expected) => {
    expect(await reported(changes)).toContainEqual(expect.stringContaining(`marts/dim_book.yml:${expected}`));
  });

  it('refuses hooks of a seed', async () => {
    expect(
      await reported({
        'seeds/book.yml':
          'seed: book\ncolumns: { book_code: { type: text }, title: { type: text }, fine_per_day: { type: text } }\nhooks: { after: [select 1] }\n',
      }),
    ).toContain('seeds/book.yml:3:8 a seed has no hooks; take them off');
  });

  it.each(['soon', '5', '0s', '-1s', '5 minutes', '25d', '1.5h'])(
    'refuses statement_timeout %s',
    async (written) => {
      expect(await reported(book('table', `statement_timeout: ${written}\n`))).toContain(
        `marts/dim_book.yml:9:20 statement_timeout is a whole number with a unit (ms, s, min, h, d), from 1ms to 24d, as in 5min; not ${written}`,
      );
    },
  );
});

describe('a versioned model', () => {
  const second = (lines: string): Changes => ({
    'marts/dim_book.v2.sql': 'select book_code from book',
    'marts/dim_book.v2.yml': `model: dim_book\nmaterialized: table\ncolumns: { book_code: { type: text } }\n${lines}`,
  });

  it('reads x.v2.sql as relation x_v2', async () => {
    expect(await read(second('version: 2\n'), 'dim_book_v2')).toMatchObject({
      name: 'dim_book_v2',
      base: 'dim_book',
      version: 2,
    });
    expect(await read(book('table', 'version: 1\nsunset: 2027-01-31\n'))).toMatchObject({
      name: 'dim_book',
      base: 'dim_book',
      version: 1,
      sunset: { date: '2027-01-31' },
    });
  });

  it.each([
    [
      'a version that is missing',
      second(''),
      'marts/dim_book.v2.yml:1:1 version is missing; write `version: 2`',
    ],
    [
      'a version of another file',
      second('version: 3\n'),
      'marts/dim_book.v2.yml:4:10 version is 3, which is dim_book.v3.sql; this file is version 2',
    ],
    [
      'the first version of another file',
      second('version: 1\n'),
      'marts/dim_book.v2.yml:4:10 version is 1, which is dim_book.sql; this file is version 2',
    ],
    [
      'a second version without its file name',
      book('table', 'version: 2\n'),
      'marts/dim_book.yml:9:10 version is 2, which is dim_book.v2.sql; this file is version 1',
    ],
    [
      'a name with the version',
      {
        ...second(''),
        'marts/dim_book.v2.yml':
          'model: dim_book_v2\nversion: 2\nmaterialized: table\ncolumns: { book_code: { type: text } }\n',
      },
      'marts/dim_book.v2.yml:1:8 model is dim_book_v2 but the file is named dim_book',
    ],
    [
      'x.v1.sql',
      { 'marts/x.v1.sql': 'select 1 as a', 'marts/x.v1.yml': 'model: x\n' },
      'marts/x.v1.sql:1:1 version 1 of x is x.sql; rename the file',
    ],
    [
      'no contract',
      { 'marts/x.v2.sql': 'select 1 as a' },
      'marts/x.v2.sql:1:1 x.v2 has no contract; write x.v2.yml beside it',
    ],
    [
      'no calendar date',
      book('table', 'sunset: 2027-02-30\n'),
      'marts/dim_book.yml:9:9 sunset must be a date written 2027-01-31, not 2027-02-30',
    ],
  ])('reports %s', async (_, changes, expected) => {
    expect(await reported(changes)).toContain(expected);
  });
});
