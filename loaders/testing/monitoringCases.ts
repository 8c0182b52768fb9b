import type { Landing } from './trial.ts';

/** One broken field: where, what stands there instead, and what is said of it. */
export type Break = readonly [path: string, value: unknown, reason: string];

/** A collection with a recorded file of it. */
export interface Case extends Landing {
  readonly file: string;
  readonly collection: string;
  readonly rows: number;
  /** Rows that are told apart, when the recording has made several one. */
  readonly distinct?: number;
  /** What the first row, in the order of its key, holds. */
  readonly first: Readonly<Record<string, unknown>>;
  readonly breaks: readonly Break[];
}

const example = (path: string) => `../openapi/sources/${path}.json`;
/** What is said of a value that is not there. */
export const missing = 'is missing';
const instant = 'is not a timestamp written yyyy-MM-dd HH:mm:ss';
const whole = '"x" is not a whole number';
const iso = '"x" is not a date or an ISO 8601 timestamp';
const gitlab = { source: 'gitlab', each: 'group/shop' };

/** Every collection of monitoring, by its loader. */
export const cases: Readonly<Record<string, Case>> = {
  'servicenow.incident': {
    ...{ source: 'servicenow', entity: 'incident', list: '/value/result', rows: 2, distinct: 1 },
    file: example('servicenow/examples/incident'),
    collection: 'servicenow_incident',
    first: {
      number: 'INC0000040',
      state: 1,
      priority: 4,
      active: true,
      cmdb_ci_id: 'test2',
      resolved_at: null,
    },
    breaks: [
      ['sys_id', '', missing],
      ['number', '', missing],
      ['state', 'new', '"new" is not a whole number'],
      ['active', 'yes', '"yes" is not true or false'],
      ['opened_at', '2019-09-05T00:41:01Z', `"2019-09-05T00:41:01Z" ${instant}`],
      ['opened_at', '', missing],
      ['closed_at', '2019-09-05 00:41:00', 'is before opened_at'],
      ['sys_updated_on', '', missing],
    ],
  },
  'servicenow.change_request': {
    ...{ source: 'servicenow', entity: 'change_request', list: '/value/result', rows: 1 },
    file: example('servicenow/examples/change_request'),
    collection: 'servicenow_change_request',
    first: { number: 'CHG0000001', type: 'normal', cmdb_ci_id: '0c43d5e2c61122750182c132a8b9e2d9' },
    breaks: [
      ['sys_id', '', missing],
      ['number', '', missing],
      ['state', '', missing],
      ['end_date', '2026-01-04 19:59:59', 'is before planned_start_at'],
      ['work_start', 'x', `"x" ${instant}`],
      ['sys_updated_on', '', missing],
    ],
  },
  'servicenow.cmdb_ci': {
    ...{ source: 'servicenow', entity: 'cmdb_ci', list: '/value/result', rows: 1 },
    file: example('servicenow/examples/cmdb_ci'),
    collection: 'servicenow_cmdb_ci',
    first: { name: 'payments', class_name: 'cmdb_ci_service', operational_status: 1, owned_by_id: null },
    breaks: [
      ['sys_id', '', missing],
      ['name', '', missing],
      ['sys_class_name', '', missing],
      ['operational_status', '70000', '"70000" is not a whole number of 16 bits'],
      ['sys_updated_on', '', missing],
    ],
  },
  'servicenow.cmdb_rel_ci': {
    ...{ source: 'servicenow', entity: 'cmdb_rel_ci', list: '/value/result', rows: 1 },
    file: example('servicenow/examples/cmdb_rel_ci'),
    collection: 'servicenow_cmdb_rel_ci',
    first: { parent_id: '0c43d5e2c61122750182c132a8b9e2d9', child_id: '62cfa627c0a8010e01f01b87035ba803' },
    breaks: [
      ['sys_id', '', missing],
      ['parent', '', missing],
      ['child', { value: '' }, missing],
      ['sys_updated_on', '', missing],
    ],
  },
  'dynatrace.metric': {
    ...{ source: 'dynatrace', entity: 'metric', each: 'builtin:service.response.time:avg', rows: 1 },
    file: 'fixtures/dynatrace_metrics.json',
    collection: 'dynatrace_metric',
    first: { dimensions: ['easyTravel Customer Frontend', 'SERVICE-C6876D601CA5DDFD'] },
    breaks: [
      ['metricId', null, missing],
      ['data.dimensions', null, missing],
      ['data.timestamps', ['x'], '"x" is not milliseconds since 1970'],
      ['data.values', null, missing],
    ],
  },
  'dynatrace.problem': {
    ...{ source: 'dynatrace', entity: 'problem', list: '/value/problems', rows: 1 },
    file: example('dynatrace/examples/problems'),
    collection: 'dynatrace_problem',
    first: { display_id: 'P-201114', status: 'CLOSED', severity_level: 'ERROR' },
    breaks: [
      ['problemId', null, missing],
      ['displayId', null, missing],
      ['status', 'RESOLVED', '"RESOLVED" is not one of OPEN, CLOSED'],
      ['severityLevel', null, missing],
      ['impactLevel', null, missing],
      ['startTime', 'x', '"x" is not milliseconds since 1970'],
      ['endTime', null, missing],
    ],
  },
  'dynatrace.entity': {
    ...{ source: 'dynatrace', entity: 'entity', each: 'PROCESS_GROUP_INSTANCE', list: '/value/entities' },
    file: example('dynatrace/examples/entities'),
    collection: 'dynatrace_entity',
    rows: 4,
    first: { type: 'PROCESS_GROUP_INSTANCE', _part: 'PROCESS_GROUP_INSTANCE' },
    breaks: [
      ['entityId', null, missing],
      ['type', null, missing],
      ['firstSeenTms', 'x', whole],
    ],
  },
  'dynatrace.slo': {
    ...{ source: 'dynatrace', entity: 'slo', list: '/value/slo', rows: 1 },
    file: example('dynatrace/examples/slo'),
    collection: 'dynatrace_slo',
    first: { target: '99.98', evaluated_percentage: '95.66405076939219', warning: '99.99', timeframe: '-1w' },
    breaks: [
      ['id', null, missing],
      ['name', null, missing],
      ['status', 'GOOD', '"GOOD" is not one of FAILURE, WARNING, SUCCESS'],
      ['target', 'x', '"x" is not a decimal number'],
      ['enabled', 'x', '"x" is not true or false'],
    ],
  },
  'gitlab.deployment': {
    ...{ ...gitlab, entity: 'deployment', rows: 7 },
    file: 'fixtures/gitlab_deployments.ndjson',
    collection: 'gitlab_deployment',
    first: { deployment_id: '13426753', project: 'group/shop', environment: 'staging', status: 'success' },
    breaks: [
      ['id', 'x', whole],
      ['iid', null, missing],
      ['status', null, missing],
      ['environment.name', null, missing],
      ['ref', null, missing],
      ['sha', null, missing],
      ['created_at', 'x', iso],
      ['updated_at', null, missing],
    ],
  },
  'gitlab.merge_request': {
    ...{ ...gitlab, entity: 'merge_request', rows: 18 },
    file: 'fixtures/gitlab_merge_requests.ndjson',
    collection: 'gitlab_merge_request',
    first: { merge_request_id: '32348491', state: 'merged', is_draft: false, target_branch: 'master' },
    breaks: [
      ['id', null, missing],
      ['iid', 'x', whole],
      ['state', 'done', '"done" is not one of opened, closed, locked, merged'],
      ['source_branch', null, missing],
      ['target_branch', null, missing],
      ['created_at', null, missing],
      ['merged_at', '2001-01-01T00:00:00Z', 'is before created_at'],
      ['updated_at', 'x', iso],
    ],
  },
  'gitlab.commit': {
    ...{ ...gitlab, entity: 'commit', list: '/value', rows: 1 },
    file: example('gitlab/examples/commits'),
    collection: 'gitlab_commit',
    first: { sha: 'add237f6852e6108ee8e0246780a54ce909c6087', project: 'group/shop' },
    breaks: [
      ['id', 'add237f6', '"add237f6" is not the hash of a commit'],
      ['parent_ids', null, missing],
      ['authored_date', 'x', iso],
      ['committed_date', null, missing],
      ['created_at', null, missing],
    ],
  },
  'gitlab.pipeline': {
    ...{ ...gitlab, entity: 'pipeline', rows: 29 },
    file: 'fixtures/gitlab_pipelines.ndjson',
    collection: 'gitlab_pipeline',
    first: { project: 'group/shop' },
    breaks: [
      ['id', null, missing],
      ['status', null, missing],
      ['ref', null, missing],
      ['sha', null, missing],
      ['created_at', 'x', iso],
    ],
  },
  'argocd.application': {
    ...{ source: 'argocd', entity: 'application', list: '/value/items', rows: 1 },
    file: example('argocd/examples/applications'),
    collection: 'argocd_application',
    first: { name: 'test-app', sync_status: 'Synced', health_status: 'Healthy', sources: null },
    breaks: [
      ['metadata.uid', null, missing],
      ['metadata.name', null, missing],
      ['metadata.namespace', null, missing],
      ['spec.project', null, missing],
      ['status.sync.status', 'Done', '"Done" is not one of Synced, OutOfSync, Unknown'],
      [
        'status.health.status',
        'Fine',
        '"Fine" is not one of Healthy, Progressing, Degraded, Suspended, Missing, Unknown',
      ],
      ['metadata.creationTimestamp', 'x', iso],
    ],
  },
  'argocd.history': {
    ...{ source: 'argocd', entity: 'history', list: '/value/items', rows: 2 },
    file: example('argocd/examples/applications'),
    collection: 'argocd_history',
    first: {
      application_name: 'test-app',
      history_id: '0',
      revision: '53e28ff20cc530b9ada2173fbbd64d48338583ba',
    },
    breaks: [
      ['metadata.uid', null, missing],
      ['status.history.id', null, missing],
      ['metadata.name', null, missing],
      ['metadata.namespace', null, missing],
      ['status.history.deployedAt', null, missing],
      ['status.history.deployedAt', '2001-01-01T00:00:00Z', 'is before started_at'],
    ],
  },
};
