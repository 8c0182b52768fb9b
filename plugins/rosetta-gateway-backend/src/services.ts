import { operations as finops } from '@rosetta/generated/finops-api/operations.ts';
import { operations as monitoring } from '@rosetta/generated/monitoring-api/operations.ts';
import type { Contract } from './contract.ts';

/** What stands behind `/api/rosetta/<name>`: to add a service is to add its line here and its url to the configuration. */
export const contracts: Readonly<Record<string, Contract>> = {
  finops: { audience: 'urn:rosetta:finops-api', operations: finops },
  monitoring: { audience: 'urn:rosetta:monitoring-api', operations: monitoring },
};
