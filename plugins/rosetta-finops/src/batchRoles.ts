import { operations } from '@rosetta/generated/finops-api/operations.ts';

/** Who the batch pages are for, as the specification says. */
export const batchRoles: readonly string[] = operations.find(
  ({ operationId }) => operationId === 'listBatchRuns',
)!.roles;
