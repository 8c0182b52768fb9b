import { fileURLToPath } from 'node:url';
import { land, type LandFilesOptions, load } from '@rosetta/loaders-engine';
import { build, readProject } from '@rosetta/transforms-engine';
import loaders from '@rosetta/loaders/monitoring.ts';
import { createTestDatabase } from './database.ts';
import { createTestRaw } from './raw.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A raw store and a mart database of the test file's own for the models of monitoring. Call `drop` in afterAll. */
export const createMonitoringTrial = async () => {
  const raw = await createTestRaw();
  const database = await createTestDatabase({ roles: 'monitoring' });
  return {
    /** Lands a file of the repository, by its path in it. */
    land: (file: string, what: Omit<LandFilesOptions, 'files' | 'raw'>) =>
      land(loaders, { ...what, files: [`${root}${file}`], raw: raw.url }),
    load: () => load(loaders, { raw: raw.url, database: database.url }),
    build: async () =>
      await build(await readProject(`${root}transforms/monitoring`), { database: database.url }),
    rows: async (sql: string) => (await database.pool.query<Record<string, unknown>>(sql)).rows,
    drop: async () => {
      await raw.drop();
      await database.drop();
    },
  };
};
