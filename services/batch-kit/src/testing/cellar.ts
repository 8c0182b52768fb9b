import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';
import type pg from 'pg';
import type { Batch } from '../declare.ts';
import { cellarBatch } from './cellarBatch.ts';

const files: Record<string, string> = {
  'project.yml': `project: cellar
schemas: { staging: internal, marts: marts }
sources: [sources/*.yml]
sources_lock: cellar.sources
`,
  'sources/level.yml': `source: staging.cask_level
columns: { cask: { type: text, not_null: true }, month: { type: date, not_null: true }, litres: { type: numeric, not_null: true } }
`,
  'sources/cask.yml': `source: staging.cask
columns: { cask: { type: text, not_null: true }, wine: { type: text } }
`,
  'marts/fct_level.sql': `select level.cask, level.month, cask.wine, level.litres::numeric(10,2) as litres
from staging.cask_level as level
left join staging.cask as cask on cask.cask = level.cask
`,
  'marts/fct_level.yml': `model: fct_level
materialized: table
grain: { description: one row per cask and month, key: [cask, month] }
columns:
  cask: { type: text }
  month: { type: date }
  wine: { type: text }
  litres: { type: 'numeric(10,2)' }
checks: [{ name: never_negative, sql: litres >= 0 }]
`,
};

/** A level as a test writes it. */
export interface Level {
  cask?: string;
  month?: string;
  litres?: unknown;
  [field: string]: unknown;
}

const levelOf = (level: Level): object => {
  const filled = { cask: 'a', month: '2026-01-01', litres: '10', ...level };
  return { part: `${filled.cask} ${filled.month}`, ...filled };
};

/** A cellar with its stores; `drop` it in afterAll. */
export interface Cellar {
  batch: Batch;
  database: TestDatabase;
  raw: TestRaw;
  /** What a worker's process is given. */
  environment: Record<string, string>;
  land: (...levels: Level[]) => Promise<void>;
  query: <T extends pg.QueryResultRow = Record<string, unknown>>(
    sql: string,
    values?: unknown[],
  ) => Promise<T[]>;
  /** Makes every build wait until it is let go. */
  blockBuild: () => Promise<() => Promise<void>>;
  /** Makes every load of rows wait until it is let go. */
  blockLoad: () => Promise<() => Promise<void>>;
  /** Casks and litres as readers see them. */
  live: () => Promise<string[]>;
  drop: () => Promise<void>;
}

/** Makes a cellar: a mart database, a raw store, models in a folder. */
export const makeCellar = async (): Promise<Cellar> => {
  const [database, raw] = [await createTestDatabase({ roles: true }), await createTestRaw()];
  const models = mkdtempSync(join(tmpdir(), 'cellar-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(models, path, '..'), { recursive: true });
    writeFileSync(join(models, path), content);
  }
  await database.pool.query(
    `create schema staging; create table staging.cask (cask text primary key, wine text); insert into staging.cask values ('a', 'red')`,
  );
  let landed = 0;
  const blocked = (table: string) => async () => {
    const client = await database.pool.connect();
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    return async () => {
      await client.query('rollback');
      client.release();
    };
  };
  return {
    batch: cellarBatch(models),
    database,
    raw,
    environment: { DATABASE_URL: database.url, MONGO_URL: raw.url, CELLAR_MODELS: models, PORT: '0' },
    land: async (...levels) => {
      const documents = levels.map((level) => ({
        _id: `level-${String((landed += 1)).padStart(6, '0')}`,
        landedAt: new Date(Date.UTC(2026, 0, 1) + landed * 1_000),
        source: 'cellar',
        payload: levelOf(level),
      }));
      await raw.db.collection('cask_level').insertMany(documents as object[]);
    },
    query: async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await database.pool.query<T>(sql, values)).rows,
    blockBuild: blocked('staging.cask'),
    blockLoad: blocked('staging.cask_level'),
    live: async () =>
      (
        await database.pool.query<{ level: string }>(
          `select concat_ws(' ', cask, to_char(month, 'YYYY-MM'), wine, litres) as level from marts.fct_level order by cask, month`,
        )
      ).rows.map(({ level }) => level),
    drop: async () => {
      await raw.drop();
      await database.drop();
      rmSync(models, { recursive: true });
    },
  };
};
