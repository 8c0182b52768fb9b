import { boolean, defineLoader, ordered, smallint, text } from '@rosetta/loaders-engine';

import { instant, servicenowNulls, stored } from './columns.ts';
import { incidentFields } from './fields.ts';

/** Copies ServiceNow incidents into staging: one row per incident, as it last was. */
export const servicenowIncident = defineLoader({
  name: 'servicenow.incident',
  from: { collection: 'servicenow_incident', overlap: { hours: 1 } }, // pages become visible a little after they say they landed
  into: { table: 'staging.servicenow_incident', mode: 'merge', key: ['sys_id'] },
  nulls: servicenowNulls,
  columns: {
    sys_id: text(...stored('sys_id')).required(),
    number: text(...stored('number')).required(),
    short_description: text(...stored('short_description')),
    state: smallint(...stored('state')).required(),
    priority: smallint(...stored('priority')),
    impact: smallint(...stored('impact')),
    urgency: smallint(...stored('urgency')),
    severity: smallint(...stored('severity')),
    active: boolean(...stored('active')),
    category: text(...stored('category')),
    close_code: text(...stored('close_code')),
    cmdb_ci_id: text(...stored('cmdb_ci')),
    business_service_id: text(...stored('business_service')),
    assignment_group_id: text(...stored('assignment_group')),
    caused_by_id: text(...stored('caused_by')), // the change that caused it: the explicit link of a failure to its change
    change_id: text(...stored('rfc')),
    problem_id: text(...stored('problem_id')),
    reopen_count: smallint(...stored('reopen_count')),
    opened_at: instant('opened_at').required(),
    resolved_at: instant('resolved_at'),
    closed_at: instant('closed_at'),
    created_at: instant('sys_created_on'),
    updated_at: instant('sys_updated_on').required(),
  },
  document: 'payload',
  expects: (field) => incidentFields.has(field) || field.startsWith('u_'), // u_ marks an instance's own fields
  checks: [ordered('opened_at', 'closed_at')],
  rejectAtMost: { share: 0.01, rows: 10 },
});
