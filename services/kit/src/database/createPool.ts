import { createPool as createSlonikPool, type DatabasePool } from 'slonik';
import { parseRows } from './parseRows.ts';
import { typeParsers } from './typeParsers.ts';

/** How to reach a database, and how long one statement may take. */
export interface PoolOptions {
  url: string;
  statementTimeoutMs?: number;
  maximumPoolSize?: number;
}

/** Opens a pool that reads exact values and holds each row against the schema of its query. */
export const createPool = ({
  url,
  statementTimeoutMs = 10_000,
  maximumPoolSize = 10,
}: PoolOptions): Promise<DatabasePool> =>
  createSlonikPool(url, {
    typeParsers,
    interceptors: [parseRows],
    statementTimeout: statementTimeoutMs,
    maximumPoolSize,
    connectionTimeout: 5_000,
    idleInTransactionSessionTimeout: 30_000,
  });
