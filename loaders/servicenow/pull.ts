import type { paths } from '@rosetta/generated/sources/servicenow.ts';
import { type Ask, climbing, definePullSource, type PullEntity } from '@rosetta/loaders-engine';

/** Dates are stored in UTC, to the second, and asked for as they are stored. */
const stored = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ');

const params = ({ since, limit, offset }: Ask) => ({
  query: {
    sysparm_query: `sys_updated_on>=${stored(since)}^ORDERBYsys_updated_on^ORDERBYsys_id`,
    sysparm_limit: limit,
    sysparm_offset: offset,
    sysparm_display_value: 'false' as const, // what is stored, whatever language the account reads
  },
});

const table = (name: string, request: PullEntity<paths>['request']): PullEntity<paths> => ({
  name,
  collection: `servicenow_${name}`,
  kind: 'changes',
  items: '/result',
  wrapped: '/value', // in exports with sysparm_display_value=all
  id: ['/sys_id'],
  changed: '/sys_updated_on',
  overlap: { hours: 1 },
  permission: `to read the table ${name}`,
  paging: climbing({ limit: 500, anchored: true }),
  request,
});

/** ServiceNow's Table API. Records that are deleted there do not show: the tables keep no mark of it. */
export const servicenow = definePullSource<paths>({
  name: 'servicenow',
  url: 'SERVICENOW_URL',
  token: 'SERVICENOW_TOKEN', // an OAuth token, or user:password
  authorize: (token) => ({
    Authorization: token.includes(':') ? `Basic ${Buffer.from(token).toString('base64')}` : `Bearer ${token}`,
  }),
  atMost: { requests: 5, perSeconds: 1 },
  entities: [
    table('incident', (ask) => ({ path: '/api/now/table/incident', params: params(ask) })),
    table('change_request', (ask) => ({ path: '/api/now/table/change_request', params: params(ask) })),
    table('cmdb_ci', (ask) => ({ path: '/api/now/table/cmdb_ci', params: params(ask) })),
    table('cmdb_rel_ci', (ask) => ({ path: '/api/now/table/cmdb_rel_ci', params: params(ask) })),
  ],
});
