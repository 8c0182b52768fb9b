import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';

import type { CollectionDeclaration } from '../declare/loader.ts';
import { load, type LoadOptions } from '../load/load.ts';
import { pumpProject } from './pumps.ts';

/** A pump as it lands: when, in minutes after the first of January, and what its payload holds. */
export interface LandedPump {
  readonly _id?: unknown;
  readonly at?: number;
  readonly delivery?: string;
  readonly each?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** The instant of so many minutes after the first of January. */
export const minute = (at: number): Date => new Date(Date.UTC(2026, 0, 1) + at * 60_000);

/** Both stores, emptied before each test, a way to land pumps as documents, and a look at the staged ones. */
export const pumpStores = () => {
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
  let next = 0;
  const rows = async <T extends object = Record<string, unknown>>(sql: string): Promise<T[]> =>
    (await stores.staging.pool.query<T>(sql)).rows;
  const load1 = async (override: Partial<CollectionDeclaration> = {}, options: Partial<LoadOptions> = {}) => {
    const [run] = await load(pumpProject(override), {
      raw: stores.raw.url,
      database: stores.staging.url,
      chunkRows: 40,
      ...options,
    });
    if (!run) throw new Error('the project has one loader');
    return run;
  };
  return {
    stores,
    rows,
    land: async (...pumps: LandedPump[]) => {
      const documents = pumps.map(({ _id, at = 0, delivery, each, ...payload }) => ({
        _id: _id ?? `doc-${String((next += 1)).padStart(6, '0')}`,
        landedAt: minute(at),
        source: 'works',
        ...(delivery === undefined ? {} : { delivery }),
        ...(each ? { each } : {}),
        payload,
      }));
      await stores.raw.db.collection('pump').insertMany(documents as object[]);
    },
    load: load1,
    /** Pump and litres of what is staged. */
    pumps: async () =>
      (await rows<{ pump: string }>(`select concat_ws(' ', pump, litres) as pump from staging.pump`))
        .map((row) => row.pump)
        .sort(),
  };
};
