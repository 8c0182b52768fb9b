import bundle from '@rosetta/generated/monitoring-api/bundle.json' with { type: 'json' };
import { operations } from '@rosetta/generated/monitoring-api/operations.ts';
import { describeAdmin } from '@rosetta/service-admin/testing/describeAdmin.ts';
import { createMonitoringApi } from './createMonitoringApi.ts';

describeAdmin({ project: 'monitoring', operations, create: createMonitoringApi }, bundle, ['Rosetta_Admin']);
