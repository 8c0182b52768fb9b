import type { contract } from '@rosetta/generated/monitoring-api/types.ts';
import type { AdminDeps } from '@rosetta/service-admin';

/** The id of an operation of this API. */
export type OperationId = keyof contract['operations'];

/** What handlers are given beside the request. */
export type Deps = AdminDeps;
