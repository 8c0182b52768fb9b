import { defineLoader, text } from '@rosetta/loaders-engine';

import { instant, servicenowNulls, stored } from './columns.ts';
import { relationFields } from './fields.ts';

/** Copies the relations of ServiceNow's configuration items into staging: one row per relation, as it last was. */
export const servicenowRelation = defineLoader({
  name: 'servicenow.cmdb_rel_ci',
  from: { collection: 'servicenow_cmdb_rel_ci', overlap: { hours: 1 } },
  into: { table: 'staging.servicenow_cmdb_rel_ci', mode: 'merge', key: ['sys_id'] },
  nulls: servicenowNulls,
  columns: {
    sys_id: text(...stored('sys_id')).required(),
    parent_id: text(...stored('parent')).required(),
    child_id: text(...stored('child')).required(),
    type_id: text(...stored('type')),
    updated_at: instant('sys_updated_on').required(),
  },
  document: 'payload',
  expects: (field) => relationFields.has(field) || field.startsWith('u_'),
  rejectAtMost: { share: 0.01, rows: 10 },
});
