import { diffModels } from '../cli/diff.ts';
import { isSame } from './types.ts';
import { library } from '../testing/library.ts';

describe('diff', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library();
    await desk.query(`
      create schema marts;
      create table marts.fct_loan (loan_id bigint, book_code text, is_open boolean, fine numeric(10,2), note json, old int);
      insert into marts.fct_loan values
        (1, 'B1', true, 1, '{"a":1}', 1), (2, 'B2', true, null, null, 1), (3, 'B3', false, 3, null, 1), (null, 'B4', true, 4, null, 1), (6, 'B6', true, 6, null, 1);
      create schema dev_alice_marts;
      create table dev_alice_marts.fct_loan as
        select loan_id, book_code, is_open, fine::numeric(12,4) as fine, note, 2 as new from marts.fct_loan where loan_id is distinct from 3;
      update dev_alice_marts.fct_loan set fine = 2 where loan_id = 2;
      update dev_alice_marts.fct_loan set fine = null, note = '{"a":2}' where loan_id = 1;
      update dev_alice_marts.fct_loan set is_open = false where loan_id is null;
      insert into dev_alice_marts.fct_loan values (9, 'B9', true, 9, null, 2);`);
  });
  afterAll(() => desk.drop());
  const diff = (options: Partial<Parameters<typeof diffModels>[2]>) =>
    diffModels(desk.directory, desk.url, { select: 'fct_loan', to: 'dev_alice', ...options });

  it('pairs rows by key, null too, and counts column by column', async () => {
    const [found] = await diff({});
    expect(found).toEqual({
      model: 'fct_loan',
      from: 'marts.fct_loan',
      to: 'dev_alice_marts.fct_loan',
      key: ['loan_id'],
      rows: { from: 5, to: 5, added: 1, removed: 1, changed: 3, same: 1 },
      columns: [
        {
          column: 'is_open',
          changed: 1,
          sample: [{ key: { loan_id: null }, from: true, to: false }],
        },
        {
          column: 'fine',
          changed: 2,
          sample: [
            { key: { loan_id: 1 }, from: 1, to: null },
            { key: { loan_id: 2 }, from: null, to: 2 },
          ],
        },
        { column: 'note', changed: 1, sample: [{ key: { loan_id: 1 }, from: { a: 1 }, to: { a: 2 } }] },
      ],
      onlyFrom: ['old'],
      onlyTo: ['new'],
      retyped: [{ column: 'fine', from: 'numeric(10,2)', to: 'numeric(12,4)' }],
      added: [{ loan_id: 9, book_code: 'B9', is_open: true, fine: 9, note: null, new: 2 }],
      removed: [{ loan_id: 3, book_code: 'B3', is_open: false, fine: 3, note: null, old: 1 }],
    });
    expect(isSame(found!)).toBe(false);
  });

  it('compares only the rows that are asked for', async () => {
    const [found] = await diff({ where: 'loan_id > 2' });
    expect(found!.rows).toEqual({ from: 2, to: 2, added: 1, removed: 1, changed: 0, same: 1 });
  });

  it('compares two places, one of them a schema, by a key of one’s own', async () => {
    const [same] = await diff({ from: 'dev_alice', to: 'dev_alice_marts', key: ['book_code', 'new'] });
    expect(same).toMatchObject({ rows: { from: 5, same: 5, added: 0, changed: 0 }, columns: [] });
    expect(isSame(same!)).toBe(true);
    const [limited] = await diff({ sampled: 0 });
    expect(limited).toMatchObject({ rows: { added: 1, changed: 3 }, added: [], removed: [] });
    expect(limited!.columns.map(({ changed, sample }) => [changed, sample])).toEqual([
      [1, []],
      [2, []],
      [1, []],
    ]);
  });

  it('pairs rows by what equals in the type of the key, not by how it is written', async () => {
    await desk.query(`
      create type marts.state as enum ('new', 'old');
      create schema dev_types_marts;
      create type dev_types_marts.state as enum ('old', 'new');
      create table marts.dim_book as select * from (values
        (1.0::numeric(4,1), 'B1'::char(4), date '2026-01-01', 'new'::marts.state, array[1.0, null], 1::int, json '{"a":1}'),
        (null, 'B2', date '2026-01-01', 'old', null, 2, '{"a":1}'),
        (2, null, null, null, '{}', null, null)) as row (fee, code, day, state, list, number, note);
      create table dev_types_marts.dim_book as select fee::numeric(6,3), trim(code)::text as code, day::timestamp,
        state::text::dev_types_marts.state, list::numeric(6,3)[], number::bigint, note from marts.dim_book`);
    const pairedBy = (key: string) => diff({ to: 'dev_types', select: 'dim_book', key: key.split(',') });
    for (const key of [
      'fee',
      'code',
      'day,number',
      'state',
      'list',
      'number',
      'note,number',
      'fee,code,day,state,list,number,note',
    ])
      expect([key, (await pairedBy(key))[0]]).toMatchObject([
        key,
        { rows: { same: 3, added: 0, removed: 0, changed: 0 }, columns: [] },
      ]);
    await expect(pairedBy('note')).rejects.toThrow(
      'marts.dim_book has 2 rows of {"note":"{\\"a\\":1}"}, so its rows cannot be paired',
    );
    await desk.query('drop table marts.dim_book');
  });

  it.each([
    [
      { key: ['is_open'] },
      /^marts\.fct_loan has 4 rows of {"is_open":true}, so its rows cannot be paired; pass --key/,
    ],
    [{ key: ['loan'] }, 'marts.fct_loan has no column loan to pair rows by'],
    [{ key: ['old'] }, 'dev_alice_marts.fct_loan has no column old to pair rows by; pass --key'],
    [
      { to: 'dev_bob' },
      'fct_loan is not in dev_bob_marts, nor in schema dev_bob; build it with --target dev_bob',
    ],
    [{ select: 'dim_book' }, 'marts.dim_book is not live yet; build it first'],
    [{ select: undefined }, 'name the models to compare'],
  ])('refuses %j', async (options, message) => {
    await expect(diff(options)).rejects.toThrow(message);
  });
});
