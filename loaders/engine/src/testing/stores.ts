import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';

import { land } from '../commands/land.ts';
import type { FileDeclaration } from '../declare/loader.ts';
import { load } from '../load/load.ts';
import { readingsCsv, type Reading, testFolder } from './files.ts';
import { meterProject } from './meters.ts';

/** Both stores, emptied before each test, with the two verbs and a look at the staged readings. */
export const testStores = () => {
  const folder = testFolder();
  const stores = {} as { raw: TestRaw; staging: TestDatabase };
  beforeAll(async () => {
    stores.raw = await createTestRaw();
    stores.staging = await createTestDatabase();
  });
  const reset = async () => {
    await stores.raw.db.dropDatabase();
    await stores.staging.pool.query('drop schema if exists staging cascade');
  };
  beforeEach(reset);
  afterAll(async () => {
    folder.drop();
    await stores.raw.drop();
    await stores.staging.drop();
  });
  const rows = async <T extends object = Record<string, unknown>>(sql: string): Promise<T[]> =>
    (await stores.staging.pool.query<T>(sql)).rows;
  return {
    stores,
    reset,
    rows,
    file: (name: string, readings: readonly Reading[]) => folder.write(name, readingsCsv(readings)),
    land: (...files: string[]) => land(meterProject(), { source: 'meters', files, raw: stores.raw.url }),
    load: async (override: Partial<FileDeclaration> = {}) => {
      const [run] = await load(meterProject(override), { raw: stores.raw.url, database: stores.staging.url });
      if (!run) throw new Error('the project has one loader');
      return run;
    },
    /** Site, month and litres of what is staged, in the files' order. */
    readings: async () =>
      (
        await rows<{ reading: string }>(
          `select concat_ws(' ', site, month, litres) as reading from staging.reading order by _delivery, _id`,
        )
      )
        .map((row) => row.reading)
        .sort(),
  };
};
