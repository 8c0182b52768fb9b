import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';

import { pumpLoader } from '../testing/pumps.ts';
import { text } from './column.ts';
import { reservedWords } from './reservedWords.ts';

describe('reserved words', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it('are those of the server', async () => {
    const { rows } = await database.pool.query<{ word: string }>(
      `select word from pg_get_keywords() where catcode in ('R', 'T')
       union all select attname from pg_attribute where attrelid = 'pg_class'::regclass and attnum < 0`,
    );
    expect([...reservedWords].sort()).toEqual(rows.map((row) => row.word).sort());
  });

  it('are refused as columns', () => {
    const columns = { pump: text('payload.id').required(), order: text('payload.order') };
    expect(() => pumpLoader({ columns })).toThrow(
      'Loader works.pump: "order" is a reserved word of SQL: rename it.',
    );
  });
});
