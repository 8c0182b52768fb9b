import type { contract } from '@rosetta/generated/monitoring-api/types.ts';
import { adminHandlers } from '@rosetta/service-admin';
import type { Handlers } from '@rosetta/service-kit';
import type { Deps } from '../contract.ts';

/** One handler per operation of the spec. */
export const handlers: Handlers<contract, Deps> = { ...adminHandlers };
