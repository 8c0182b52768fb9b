import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { land } from '@rosetta/loaders-engine';
import { ensureDatabase, ensureRole, runStatements, urlOf } from '@rosetta/scripts/servers/databases.ts';
import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';
import pg from 'pg';
import { pino } from 'pino';
import { runOnce } from '../../cli/runOnce.ts';
import { exitCodes } from '../../cli/exitCodes.ts';
import { readConfig } from '../../config.ts';
import { eventually } from '../eventually.ts';
import { harvestBatch } from './harvestBatch.ts';
import { writeHarvestModels } from './harvestModels.ts';
import { yearOf } from './year.ts';

/** Everything that a run leaves behind and that must not depend on what happened on the way; ids and landing times of documents do. */
const outcome = {
  basket: 'select _id, month, plot, kilos from staging.basket',
  rain: 'select _id, month, millimetres from staging.rain',
  cask: 'select cask, litres from staging.cask_level',
  rejected: 'select loader, raw_id, path, reason from staging.rejected_row',
  fct_basket: 'select * from marts.fct_basket',
  fct_yield: 'select * from marts.fct_yield',
  mv_cellar: 'select * from marts.mv_cellar',
} as const;

/** The batch with its two stores. */
export interface Harvest {
  models: string;
  environment: { DATABASE_URL: string; MONGO_URL: string };
  raw: TestRaw;
  pool: pg.Pool;
  /** Lands and runs, as if by hand, until a run has done it all; what a dead worker's session holds ends before long. */
  run: (file: string) => Promise<void>;
  /** Every row of staging and marts, as sorted texts. */
  outcome: () => Promise<Record<string, string[]>>;
  drop: () => Promise<void>;
}

/** A harvest on a server, with a raw store of its own. */
export const makeHarvest = async (server: string, name: string): Promise<Harvest> => {
  const models = writeHarvestModels();
  const raw = await createTestRaw();
  await ensureRole(server, 'harvest_owner', 'test');
  await ensureDatabase(server, { name, owner: 'harvest_owner', readers: [] });
  const url = urlOf(server, name, { name: 'harvest_owner', password: 'test' });
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined); // the server is crashed on purpose
  const environment = { DATABASE_URL: url, MONGO_URL: raw.url };
  const batch = harvestBatch(models);
  const config = readConfig(batch, environment);
  const log = pino({ level: 'silent' });
  const stop = new AbortController().signal;
  const asked = { command: 'run', inputs: {} } as const;
  return {
    models,
    environment,
    raw,
    pool,
    run: async (file) => {
      const landed = await land(batch.loaders, { source: 'baskets', files: [file], raw: raw.url });
      if (landed[0]?.status === 'refused') throw new Error(landed[0].error);
      await eventually(async () => {
        const code = await runOnce(batch, config, { log, stop, asked });
        if (code !== exitCodes.done)
          throw new Error(`the run ended with ${code}: ${await lastMessage(pool)}`);
      });
    },
    outcome: async () => {
      const found: Record<string, string[]> = {};
      for (const [what, sql] of Object.entries(outcome))
        found[what] = (
          await pool.query<{ row: string }>(`select found::text as row from (${sql}) as found order by 1`)
        ).rows.map(({ row }) => row);
      return found;
    },
    drop: async () => {
      await pool.end();
      await runStatements(server, [`drop database ${name} with (force)`]);
      await raw.drop();
      rmSync(models, { recursive: true });
    },
  };
};

const lastMessage = async (pool: pg.Pool): Promise<string> =>
  (
    await pool.query<{ message: string }>(
      'select message from ops.batch_run order by requested_at desc limit 1',
    )
  ).rows[0]?.message ?? 'nothing is recorded';

/** Puts a year's documents in the raw store, and writes its file; gives the file's path. */
export const deliver = async ({ raw, models }: Harvest, year: number): Promise<string> => {
  const { csv, rain, levels } = yearOf(year);
  await raw.db.collection<{ _id: string }>('rain').insertMany(rain);
  await raw.db.collection<{ _id: string }>('cask_level').insertMany(levels);
  const file = join(models, `baskets-${year}.csv`);
  writeFileSync(file, csv);
  return file;
};
