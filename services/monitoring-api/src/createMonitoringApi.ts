import bundle from '@rosetta/generated/monitoring-api/bundle.json' with { type: 'json' };
import { operations } from '@rosetta/generated/monitoring-api/operations.ts';
import type { contract } from '@rosetta/generated/monitoring-api/types.ts';
import * as validators from '@rosetta/generated/monitoring-api/validators.js';
import { type BatchServiceOptions, createAdmin } from '@rosetta/service-admin';
import { createService } from '@rosetta/service-kit';
import { sql } from 'slonik';
import manifest from '../package.json' with { type: 'json' };
import type { Deps } from './contract.ts';
import { handlers } from './handlers/index.ts';

/** Builds the monitoring API over a pool. It is ready before the batch has ever run: what it then says is a clear 503 by operation. */
export const createMonitoringApi = ({ pool, changes, ...options }: BatchServiceOptions) =>
  createService<contract, Deps>({
    ...options,
    name: 'monitoring-api',
    version: manifest.version,
    bundle,
    operations,
    contract: validators,
    handlers,
    deps: { admin: createAdmin({ pool, changes, batch: 'monitoring' }) },
    ready: { database: () => pool.query(sql.unsafe`select 1`) },
  });
