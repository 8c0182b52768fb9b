import type { contract } from '@rosetta/generated/finops-api/types.ts';
import { adminHandlers } from '@rosetta/service-admin';
import type { Handlers } from '@rosetta/service-kit';
import type { Deps } from '../contract.ts';
import { getCostTree } from './getCostTree.ts';
import { getLastPublication } from './getLastPublication.ts';
import { listCostDimensions } from './listCostDimensions.ts';
import { listCostLines } from './listCostLines.ts';
import { listMonthlyCosts } from './listMonthlyCosts.ts';

/** One handler per operation of the spec. */
export const handlers: Handlers<contract, Deps> = {
  getCostTree,
  listMonthlyCosts,
  listCostLines,
  listCostDimensions,
  getLastPublication,
  ...adminHandlers,
};
