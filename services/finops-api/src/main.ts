import { runBatchService } from '@rosetta/service-admin';
import { createFinopsApi } from './createFinopsApi.ts';

await runBatchService(
  'finops-api',
  { port: 7102, database: 'finops_db', role: 'finops_api' },
  createFinopsApi,
);
