import bundle from '@rosetta/generated/monitoring-api/bundle.json' with { type: 'json' };
import { operations } from '@rosetta/generated/monitoring-api/operations.ts';
import type { contract } from '@rosetta/generated/monitoring-api/types.ts';
import * as validators from '@rosetta/generated/monitoring-api/validators.js';
import { createService, type Handlers } from '@rosetta/service-kit';
import type { AdminDeps } from '../contract.ts';
import { createAdmin } from '../createAdmin.ts';
import { adminHandlers } from '../handlers/index.ts';
import type { TriedService } from './withBatchService.ts';

/** A service of nothing but the admin operations, for tests of what they do; of the monitoring batch unless told. */
export const createAdminService = (batch: string): TriedService => ({
  project: 'monitoring',
  operations,
  create: ({ pool, changes, ...options }) =>
    createService<contract, AdminDeps>({
      ...options,
      name: 'admin',
      version: '1.0.0',
      bundle,
      operations: operations.filter(({ operationId }) => Object.hasOwn(adminHandlers, operationId)),
      contract: validators,
      handlers: adminHandlers as Handlers<contract, AdminDeps>,
      deps: { admin: createAdmin({ pool, changes, batch }) },
      ready: {},
    }),
});

/** The admin service that most tests use. */
export const adminService = createAdminService('monitoring');
