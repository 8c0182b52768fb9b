import bundle from '@rosetta/generated/finops-api/bundle.json' with { type: 'json' };
import { operations } from '@rosetta/generated/finops-api/operations.ts';
import { describeAdmin } from '@rosetta/service-admin/testing/describeAdmin.ts';
import { createFinopsApi } from './createFinopsApi.ts';

describeAdmin({ project: 'finops', operations, create: createFinopsApi }, bundle, [
  'Rosetta_FinOps_Admin',
  'Rosetta_Admin',
]);
