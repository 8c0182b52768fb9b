import { defineLoader, ordered, smallint, text } from '@rosetta/loaders-engine';

import { instant, servicenowNulls, stored } from './columns.ts';
import { changeFields } from './fields.ts';

/** Copies ServiceNow change requests into staging: one row per change, as it last was. */
export const servicenowChange = defineLoader({
  name: 'servicenow.change_request',
  from: { collection: 'servicenow_change_request', overlap: { hours: 1 } },
  into: { table: 'staging.servicenow_change_request', mode: 'merge', key: ['sys_id'] },
  nulls: servicenowNulls,
  columns: {
    sys_id: text(...stored('sys_id')).required(),
    number: text(...stored('number')).required(),
    short_description: text(...stored('short_description')),
    type: text(...stored('type')), // normal, standard, emergency, or an instance's own
    state: smallint(...stored('state')).required(),
    priority: smallint(...stored('priority')),
    risk: text(...stored('risk')),
    close_code: text(...stored('close_code')), // successful, successful_issues, unsuccessful
    cmdb_ci_id: text(...stored('cmdb_ci')),
    business_service_id: text(...stored('business_service')),
    assignment_group_id: text(...stored('assignment_group')),
    planned_start_at: instant('start_date'),
    planned_end_at: instant('end_date'),
    work_start_at: instant('work_start'),
    work_end_at: instant('work_end'),
    opened_at: instant('opened_at'),
    closed_at: instant('closed_at'),
    updated_at: instant('sys_updated_on').required(),
  },
  document: 'payload',
  expects: (field) => changeFields.has(field) || field.startsWith('u_'),
  checks: [ordered('planned_start_at', 'planned_end_at'), ordered('work_start_at', 'work_end_at')],
  rejectAtMost: { share: 0.01, rows: 10 },
});
