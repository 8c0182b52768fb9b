import pg from 'pg';
import type { Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import type { Batch } from './declare.ts';

/** Brings the batch's tables up to date and writes down what its replays may name. */
export const prepare = async (batch: Batch, { database }: Pick<Config, 'database'>): Promise<void> => {
  await migrate(database, { batches: [batch.name], readers: batch.readers });
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query('update ops.batch set loaders = $2 where batch = $1 and loaders is distinct from $2', [
      batch.name,
      batch.loaders.loaders.map(({ name }) => name),
    ]);
  } finally {
    await client.end();
  }
};
