import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createPool as createSlonikPool, type DatabasePool } from 'slonik';
import { isOutage } from './isOutage.ts';
import { parseRows } from './parseRows.ts';
import { typeParsers } from './typeParsers.ts';

/** How to reach a database, and how long one statement may take. */
export interface PoolOptions {
  url: string;
  statementTimeoutMs?: number;
  maximumPoolSize?: number;
}

/** Opens a pool that waits for its database: slonik connects once when it is made, and a database may start later than we do. */
export const createPoolWhenUp = async (options: PoolOptions, log: Logger): Promise<DatabasePool> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await createPool(options);
    } catch (error) {
      if (!isOutage(error)) throw error;
      log.warn({ err: error, attempt }, 'the database does not answer yet; trying again');
      await setTimeout(Math.min(500 * attempt, 5_000));
    }
  }
};

/** Opens a pool that reads exact values and holds each row against the schema of its query. */
export const createPool = async ({
  url,
  statementTimeoutMs = 10_000,
  maximumPoolSize = 10,
}: PoolOptions): Promise<DatabasePool> => {
  const pool = await createSlonikPool(url, {
    typeParsers,
    interceptors: [parseRows],
    statementTimeout: statementTimeoutMs,
    maximumPoolSize,
    connectionTimeout: 5_000,
    idleInTransactionSessionTimeout: 30_000,
  });
  // Callers get every error of their own statements; without a listener that of an idle connection would end the process.
  pool.on('error', () => undefined);
  return pool;
};
