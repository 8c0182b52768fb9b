import type { ContractTypes, ServiceOptions } from '@rosetta/service-kit';
import type { DatabasePool } from 'slonik';
import type { RunChanges } from './live/runChanges.ts';

/** What differs between a running service with a batch and one under test. */
export interface BatchServiceOptions extends Pick<
  ServiceOptions<ContractTypes, unknown>,
  'log' | 'rateLimit' | 'draining' | 'verifyToken' | 'access'
> {
  pool: DatabasePool;
  changes: RunChanges;
}
