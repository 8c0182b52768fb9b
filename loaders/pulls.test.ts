import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { pull, type PullResult } from '@rosetta/loaders-engine';
import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';

import project from './index.ts';

/** A recorded answer: the example of the spec. */
const recorded = (path: string): unknown =>
  (
    JSON.parse(readFileSync(new URL(`../openapi/sources/${path}.json`, import.meta.url), 'utf8')) as {
      value: unknown;
    }
  ).value;

const answers: Record<string, string> = {
  '/api/now/table/incident': 'servicenow/examples/incident',
  '/api/now/table/change_request': 'servicenow/examples/change_request',
  '/api/now/table/cmdb_ci': 'servicenow/examples/cmdb_ci',
  '/api/now/table/cmdb_rel_ci': 'servicenow/examples/cmdb_rel_ci',
  '/api/v2/metrics/query': 'dynatrace/examples/metrics',
  '/api/v2/problems': 'dynatrace/examples/problems',
  '/api/v2/entities': 'dynatrace/examples/entities',
  '/api/v2/slo': 'dynatrace/examples/slo',
  '/api/v4/projects/group%2Fshop/deployments': 'gitlab/examples/deployments',
  '/api/v4/projects/group%2Fshop/merge_requests': 'gitlab/examples/merge_requests',
  '/api/v4/projects/group%2Fshop/pipelines': 'gitlab/examples/pipelines',
  '/api/v4/projects/group%2Fshop/repository/commits': 'gitlab/examples/commits',
  '/api/v1/applications': 'argocd/examples/applications',
};

const now = Date.UTC(2026, 0, 6, 12, 34, 56);

describe('the pulls of Rosetta, against recorded answers', () => {
  let raw: TestRaw;
  let url: string;
  const requests: { path: string; query: Record<string, string>; headers: NodeJS.Dict<string | string[]> }[] =
    [];
  let refused: { status: number; body: unknown } | undefined;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://source');
    requests.push({ path: pathname, query: Object.fromEntries(searchParams), headers: request.headers });
    const name = answers[pathname];
    const { status, body } =
      refused ??
      (name ? { status: 200, body: recorded(name) } : { status: 404, body: { message: '404 Not Found' } });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  beforeAll(async () => {
    raw = await createTestRaw();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(async () => {
    await raw.db.dropDatabase();
    requests.length = 0;
    refused = undefined;
  });
  afterAll(async () => {
    await raw.drop();
    await new Promise((resolve) => server.close(resolve));
  });

  const run = (source: string, entity?: string): Promise<PullResult[]> => {
    const name = source.toUpperCase();
    let at = now;
    return pull(project, {
      source,
      entity,
      raw: raw.url,
      environment: {
        [`${name}_URL`]: url,
        [`${name}_TOKEN`]: 'token',
        GITLAB_PROJECTS: 'group/shop',
        DYNATRACE_METRICS: 'builtin:service.response.time:splitBy("dt.entity.service"):avg',
        DYNATRACE_ENTITY_TYPES: 'SERVICE; HOST',
      },
      clock: { now: () => at, sleep: async (ms) => void (at += ms), random: () => 0 },
    });
  };
  const landed = (results: readonly PullResult[]) =>
    results.map((result) => (result.status === 'done' ? `${result.entity} ${result.landed}` : result.error));

  it('ServiceNow: four tables, by their last change', async () => {
    expect(landed(await run('servicenow'))).toEqual([
      'servicenow.incident 2',
      'servicenow.change_request 1',
      'servicenow.cmdb_ci 1',
      'servicenow.cmdb_rel_ci 1',
    ]);
    expect(requests[0]).toMatchObject({
      query: {
        sysparm_query: 'sys_updated_on>=1970-01-01 00:00:00^ORDERBYsys_updated_on^ORDERBYsys_id',
        sysparm_limit: '500',
        sysparm_offset: '0',
        sysparm_display_value: 'false',
      },
      headers: { authorization: 'Bearer token' },
    });
    expect(landed(await run('servicenow', 'incident'))).toEqual(['servicenow.incident 0']);
    expect(requests.at(-1)?.query['sysparm_query']).toMatch(/^sys_updated_on>=2026-01-06 11:34:5\d\^/);
    expect(
      await raw.db.collection('servicenow_incident').findOne({ 'payload.number': 'INC0000040' }),
    ).toMatchObject({
      source: 'servicenow',
      entity: 'incident',
      payload: { number: 'INC0000040', cmdb_ci: { value: 'test2' } },
    });
  });

  it('Dynatrace: series by hour, problems, entities by type, objectives', async () => {
    expect(landed(await run('dynatrace'))).toEqual([
      'dynatrace.metric/builtin:service.response.time:splitBy("dt.entity.service"):avg 1',
      'dynatrace.problem 1',
      'dynatrace.entity/SERVICE 4',
      'dynatrace.entity/HOST 4',
      'dynatrace.slo 1',
    ]);
    expect(requests[0]).toMatchObject({
      query: { resolution: '1h', from: '2025-12-23T12:00:00.000Z', to: '2026-01-06T12:00:00.000Z' },
      headers: { authorization: 'Api-Token token' },
    });
    expect(await raw.db.collection('dynatrace_metric').findOne()).toMatchObject({
      each: { selector: expect.stringContaining('builtin:') as string },
      payload: { metricId: expect.any(String) as string, data: { values: [57974.262650996854] } },
    });
  });

  it('GitLab: four lists of each project', async () => {
    expect(landed(await run('gitlab'))).toEqual([
      'gitlab.deployment/group/shop 2',
      'gitlab.merge_request/group/shop 2',
      'gitlab.pipeline/group/shop 2',
      'gitlab.commit/group/shop 1',
    ]);
    expect(requests[1]).toMatchObject({
      query: { state: 'all', scope: 'all', order_by: 'updated_at', sort: 'asc', page: '1', per_page: '100' },
      headers: { 'private-token': 'token' },
    });
    expect(await raw.db.collection('gitlab_deployment').findOne()).toMatchObject({
      each: { project: 'group/shop' },
      payload: { id: 13426753, environment: { name: 'staging' } },
    });
  });

  it('Argo CD: applications as they are, and each deployment once', async () => {
    const history = (
      recorded(answers['/api/v1/applications']!) as { items: { status: { history: object[] } }[] }
    ).items[0]!.status.history;
    expect(landed(await run('argocd'))).toEqual(['argocd.application 1', `argocd.history ${history.length}`]);
    expect(landed(await run('argocd', 'history'))).toEqual(['argocd.history 0']);
    expect(await raw.db.collection('argocd_history').findOne()).toMatchObject({
      payload: { metadata: { name: 'test-app' }, status: { history: { id: 0 } } },
    });
  });

  it('names the permission that a token lacks, in the words of the source', async () => {
    refused = { status: 403, body: recorded('dynatrace/examples/missing_scope') };
    expect(landed(await run('dynatrace', 'problem'))).toEqual([
      expect.stringMatching(
        /^dynatrace\.problem: GET \/api\/v2\/problems of 127\.0\.0\.1:\d+ answered 403 \(Token is missing required scope\. Use one of: problems\.read \(Read problems\)\): give the account of DYNATRACE_TOKEN the permission problems\.read\.$/,
      ),
    ]);
  });
});
