import { runBatchService } from '@rosetta/service-admin';
import { createMonitoringApi } from './createMonitoringApi.ts';

await runBatchService(
  'monitoring-api',
  { port: 7103, database: 'monitoring_db', role: 'monitoring_api' },
  createMonitoringApi,
);
