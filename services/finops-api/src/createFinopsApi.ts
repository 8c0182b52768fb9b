import bundle from '@rosetta/generated/finops-api/bundle.json' with { type: 'json' };
import { operations } from '@rosetta/generated/finops-api/operations.ts';
import type { contract } from '@rosetta/generated/finops-api/types.ts';
import * as validators from '@rosetta/generated/finops-api/validators.js';
import { type BatchServiceOptions, createAdmin } from '@rosetta/service-admin';
import { createService } from '@rosetta/service-kit';
import { sql } from 'slonik';
import manifest from '../package.json' with { type: 'json' };
import type { Deps } from './contract.ts';
import { handlers } from './handlers/index.ts';
import { createMarts } from './reads/marts.ts';

/** Builds the FinOps API over a pool. It is ready before the first publish: what it then says is a clear 503 by operation. */
export const createFinopsApi = ({ pool, changes, ...options }: BatchServiceOptions) =>
  createService<contract, Deps>({
    ...options,
    name: 'finops-api',
    version: manifest.version,
    bundle,
    operations,
    contract: validators,
    handlers,
    deps: { marts: createMarts(pool), admin: createAdmin({ pool, changes, batch: 'finops' }) },
    ready: { database: () => pool.query(sql.unsafe`select 1`) },
  });
