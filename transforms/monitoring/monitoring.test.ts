import { createMonitoringTrial } from '@rosetta/scripts/testing/monitoringTrial.ts';

const example = (path: string): string => `openapi/sources/${path}.json`;
const fixture = (name: string): string => `loaders/fixtures/${name}`;

/** Recorded answers, as somebody would land exports of them. */
const landings = [
  {
    source: 'servicenow',
    entity: 'incident',
    list: '/value/result',
    file: example('servicenow/examples/incident'),
  },
  {
    source: 'servicenow',
    entity: 'change_request',
    list: '/value/result',
    file: example('servicenow/examples/change_request'),
  },
  {
    source: 'servicenow',
    entity: 'cmdb_ci',
    list: '/value/result',
    file: example('servicenow/examples/cmdb_ci'),
  },
  { source: 'dynatrace', entity: 'metric', each: 'response:avg', file: fixture('dynatrace_metrics.json') },
  {
    source: 'dynatrace',
    entity: 'problem',
    list: '/value/problems',
    file: example('dynatrace/examples/problems'),
  },
  { source: 'dynatrace', entity: 'slo', list: '/value/slo', file: example('dynatrace/examples/slo') },
  {
    source: 'gitlab',
    entity: 'deployment',
    each: 'group/shop',
    file: fixture('gitlab_deployments.ndjson'),
  },
  {
    source: 'gitlab',
    entity: 'merge_request',
    each: 'group/shop',
    file: fixture('gitlab_merge_requests.ndjson'),
  },
  {
    source: 'argocd',
    entity: 'application',
    list: '/value/items',
    file: example('argocd/examples/applications'),
  },
];

describe('the models of monitoring', () => {
  let trial: Awaited<ReturnType<typeof createMonitoringTrial>>;
  beforeAll(async () => void (trial = await createMonitoringTrial()));
  afterAll(() => trial.drop());
  const rows = (sql: string) => trial.rows(sql);
  const buildAll = async () => {
    const built = await trial.build();
    expect(built.tests.filter(({ status }) => status !== 'passed')).toEqual([]);
    return built.status;
  };

  it('build and are published before anything has landed', async () => {
    await trial.load();
    expect(await buildAll()).toBe('published');
    expect(await rows('select count(*)::int from marts.fct_incident')).toEqual([{ count: 0 }]);
  });

  it('hold the recorded incidents, changes and deployments, with their applications', async () => {
    for (const { file, ...what } of landings)
      expect(await trial.land(file, what)).toMatchObject([{ status: 'landed' }]);
    // The same answer holds the applications and their history.
    const history = { source: 'argocd', entity: 'history', list: '/value/items' };
    expect(await trial.land(example('argocd/examples/applications'), history)).toMatchObject([
      { status: 'landed' },
    ]);
    expect((await trial.load()).filter(({ status, rejected }) => status !== 'done' || rejected)).toEqual([]);
    expect(await buildAll()).toBe('published');
    expect(
      await rows(
        'select incident_number, application_id, is_open, resolution_seconds from marts.fct_incident',
      ),
    ).toEqual([
      { incident_number: 'INC0000040', application_id: 'unmapped', is_open: true, resolution_seconds: null },
    ]);
    expect(
      await rows('select change_number, application_id, is_closed, is_failed from marts.fct_change'),
    ).toEqual([
      { change_number: 'CHG0000001', application_id: 'payments', is_closed: true, is_failed: null },
    ]);
    expect(
      await rows(
        `select application_id, environment, is_success, count(*)::int from marts.fct_deployment group by 1, 2, 3 order by 1, 2, 3`,
      ),
    ).toEqual([
      { application_id: 'guestbook', environment: 'default', is_success: true, count: 2 },
      { application_id: 'shop', environment: 'production', is_success: false, count: 1 },
      { application_id: 'shop', environment: 'staging', is_success: false, count: 1 },
      { application_id: 'shop', environment: 'staging', is_success: true, count: 1 },
    ]);
  });

  it('show an objective that could not be evaluated as unknown, and points of a metric with their time', async () => {
    expect(await rows('select evaluated_percentage::text as kept from internal.stg_dynatrace__slo')).toEqual([
      { kept: '95.66405076939219' },
    ]);
    await rows(`update staging.dynatrace_slo set error = 'NO_DATA'`);
    expect(
      await rows(
        'select evaluated_percentage as kept, error_budget_percentage as budget from internal.stg_dynatrace__slo',
      ),
    ).toEqual([{ kept: null, budget: null }]);
    expect(
      await rows(
        'select measured_at, count(*)::int from internal.stg_dynatrace__metric_point group by 1 order by 1 limit 1',
      ),
    ).toEqual([{ measured_at: new Date(1664323800000), count: 1 }]);
  });

  it('let the API read the marts', async () => {
    expect(
      await rows(`select has_table_privilege('monitoring_api', 'marts.fct_incident', 'select') as reads`),
    ).toEqual([{ reads: true }]);
  });
});
