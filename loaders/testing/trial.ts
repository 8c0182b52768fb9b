import { fileURLToPath } from 'node:url';

import { defineProject, land, load, type LoaderResult, type LoadProject } from '@rosetta/loaders-engine';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';

/** A file of the repository, from the folder of the loaders. */
export const recorded = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What a test lands as. */
export interface Landing {
  readonly source: string;
  readonly entity?: string;
  readonly each?: string;
  readonly list?: string;
}

/** Both stores of a test file, emptied before each test, with the two verbs. A loader that is tried alone may reject as much as it likes. */
export const trial = (project: LoadProject) => {
  const stores = {} as { raw: TestRaw; staging: TestDatabase };
  beforeAll(async () => {
    stores.raw = await createTestRaw();
    stores.staging = await createTestDatabase();
  });
  beforeEach(async () => {
    await stores.raw.db.dropDatabase();
    await stores.staging.pool.query('drop schema if exists staging cascade');
  });
  afterAll(async () => {
    await stores.raw.drop();
    await stores.staging.drop();
  });
  return {
    stores,
    land: (file: string, what: Landing) => land(project, { ...what, files: [file], raw: stores.raw.url }),
    load: async (name: string): Promise<LoaderResult> => {
      const loaders = project.loaders
        .filter((loader) => loader.name === name)
        .map((loader) => ({ ...loader, rejectAtMost: { share: 1, rows: 0 } }));
      const alone = defineProject({ name: 'trial', loaders, sourcesLock: 'trial.sources' });
      const [run] = await load(alone, { raw: stores.raw.url, database: stores.staging.url });
      if (!run) throw new Error(`there is no loader ${name}`);
      return run;
    },
    rows: async (sql: string) => (await stores.staging.pool.query<Record<string, unknown>>(sql)).rows,
  };
};
