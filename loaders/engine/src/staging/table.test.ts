import { Client } from 'pg';

import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';

import { ensureTable, type Table } from './table.ts';

describe('ensureTable', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  beforeEach(async () => {
    await client.query('drop table if exists thing');
    await ensureTable(client, thing(id, note));
    await client.query(`insert into thing (id) values ('a')`);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const id = { name: 'id', type: 'text', notNull: true };
  const note = { name: 'note', type: 'numeric', notNull: false };
  const thing = (...columns: Table['columns'][number][]): Table => ({
    table: 'thing',
    columns,
    primaryKey: ['id'],
  });
  const columns = async () =>
    (
      await client.query<{ is: string }>(
        `select column_name || ' ' || data_type || ' ' || is_nullable as is from information_schema.columns
         where table_name = 'thing' order by ordinal_position`,
      )
    ).rows.map((row) => row.is);

  it('changes nothing when the table is as declared', async () => {
    await ensureTable(client, thing(id, note));
    expect(await columns()).toEqual(['id text NO', 'note numeric YES']);
  });

  it('adds a nullable column, and one with a default', async () => {
    const many = { name: 'many', type: 'bigint', notNull: true, default: '0' };
    await ensureTable(client, thing(id, note, { name: 'at', type: 'timestamptz', notNull: false }, many));
    expect(await columns()).toEqual([
      'id text NO',
      'note numeric YES',
      'at timestamp with time zone YES',
      'many bigint NO',
    ]);
  });

  it('adds a required column to an empty table', async () => {
    await client.query('delete from thing');
    await ensureTable(client, thing(id, note, { name: 'must', type: 'text', notNull: true }));
    expect(await columns()).toContain('must text NO');
  });

  it('lets a column that is no longer required be null, and the other way round when no row stands against it', async () => {
    await client.query('update thing set note = 1');
    await ensureTable(client, thing(id, { ...note, notNull: true }));
    expect(await columns()).toContain('note numeric NO');
    await ensureTable(client, thing(id, note));
    expect(await columns()).toContain('note numeric YES');
  });

  it('leaves a nullable column alone that is no longer declared', async () => {
    await ensureTable(client, thing(id));
    expect(await columns()).toEqual(['id text NO', 'note numeric YES']);
  });

  it.each([
    ['another type', [id, { ...note, type: 'text' }], 'thing.note is numeric, the declaration says text'],
    [
      'a new required column',
      [id, note, { name: 'must', type: 'text', notNull: true }],
      'thing.must is new and required',
    ],
    [
      'a required column with nulls',
      [id, { ...note, notNull: true }],
      'thing.note is now required, and rows without it',
    ],
    ['a required column gone', [note], 'thing.id is not null and no longer declared'],
  ])('refuses %s and changes nothing', async (_, declared, sentence) => {
    const before = await columns();
    await expect(ensureTable(client, thing(...declared))).rejects.toThrow(sentence);
    expect(await columns()).toEqual(before);
  });
});
