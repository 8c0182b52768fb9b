import { defineLoader, smallint, text } from '@rosetta/loaders-engine';

import { instant, servicenowNulls, stored } from './columns.ts';
import { ciFields } from './fields.ts';

/** Copies ServiceNow's configuration items into staging: one row per item, as it last was. */
export const servicenowCi = defineLoader({
  name: 'servicenow.cmdb_ci',
  from: { collection: 'servicenow_cmdb_ci', overlap: { hours: 1 } },
  into: { table: 'staging.servicenow_cmdb_ci', mode: 'merge', key: ['sys_id'] },
  nulls: servicenowNulls,
  columns: {
    sys_id: text(...stored('sys_id')).required(),
    name: text(...stored('name')).required(),
    class_name: text(...stored('sys_class_name')).required(),
    operational_status: smallint(...stored('operational_status')),
    install_status: smallint(...stored('install_status')),
    environment: text(...stored('environment')),
    owned_by_id: text(...stored('owned_by')),
    support_group_id: text(...stored('support_group')),
    correlation_id: text(...stored('correlation_id')),
    updated_at: instant('sys_updated_on').required(),
  },
  document: 'payload',
  expects: (field) => ciFields.has(field) || field.startsWith('u_'),
  rejectAtMost: { share: 0.01, rows: 10 },
});
