import { migrate } from '@rosetta/batch-kit/migrate';
import type { TestDatabase } from './database.ts';

/** The tables of a batch in a test's database, as its first start makes them, with one schedule and one loader. */
export const createBatchTables = async (
  { url, pool }: Pick<TestDatabase, 'url' | 'pool'>,
  batch: string,
): Promise<void> => {
  await migrate(url, { batches: [batch], readers: [`${batch}_api`] });
  await pool.query(`update ops.batch set loaders = '{cask.level}'`);
  await pool.query(
    `insert into ops.batch_schedule (batch, name, cron, time_zone, command) values ($1, 'nightly', '0 2 * * *', 'Europe/Paris', 'run')`,
    [batch],
  );
};
