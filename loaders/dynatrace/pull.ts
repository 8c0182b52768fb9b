import type { paths } from '@rosetta/generated/sources/dynatrace.ts';
import { type Ask, byKey, definePullSource } from '@rosetta/loaders-engine';

const pages = (limit: number) => byKey({ limit, parameter: 'nextPageKey', at: '/nextPageKey' });

const window = ({ since, until }: Ask) => ({ from: since.toISOString(), to: until.toISOString() });

/** Dynatrace's Environment API v2. */
export const dynatrace = definePullSource<paths>({
  name: 'dynatrace',
  url: 'DYNATRACE_URL',
  token: 'DYNATRACE_TOKEN',
  authorize: (token) => ({ Authorization: `Api-Token ${token}` }),
  atMost: { requests: 50, perSeconds: 60 }, // the API's own limit per minute
  entities: [
    {
      name: 'metric',
      collection: 'dynatrace_metric',
      kind: 'changes',
      items: '/result',
      split: { at: '/data', keep: ['/metricId'] }, // a row is one series of one window
      id: ['/metricId', '/data/dimensions', '/data/timestamps/0'],
      history: { days: 14 },
      overlap: { hours: 3 }, // the newest points are still filled
      align: { hours: 1 },
      each: { name: 'selector', variable: 'DYNATRACE_METRICS' },
      permission: 'metrics.read',
      paging: pages(0),
      request: (ask) => ({
        path: '/api/v2/metrics/query',
        params: { query: { metricSelector: ask.each, resolution: '1h', ...window(ask) } },
      }),
    },
    {
      name: 'problem',
      collection: 'dynatrace_problem',
      kind: 'changes',
      items: '/problems',
      id: ['/problemId'],
      history: { days: 90 },
      overlap: { hours: 24 }, // a problem that closes is in the window in which it closed
      permission: 'problems.read',
      paging: pages(500),
      request: (ask) => ({
        path: '/api/v2/problems',
        params: { query: { pageSize: ask.limit, ...window(ask) } },
      }),
    },
    {
      name: 'entity',
      collection: 'dynatrace_entity',
      kind: 'snapshot',
      items: '/entities',
      id: ['/entityId'],
      each: { name: 'type', variable: 'DYNATRACE_ENTITY_TYPES' },
      permission: 'entities.read',
      paging: pages(500),
      request: ({ each, limit }) => ({
        path: '/api/v2/entities',
        params: {
          query: {
            pageSize: limit,
            entitySelector: `type("${each}")`,
            fields: '+tags,+properties',
            from: 'now-3d',
          },
        },
      }),
    },
    {
      name: 'slo',
      collection: 'dynatrace_slo',
      kind: 'snapshot',
      items: '/slo',
      id: ['/id'],
      permission: 'slo.read',
      paging: pages(25), // no more objectives fit on a page that evaluates them
      request: ({ limit }) => ({
        path: '/api/v2/slo',
        params: { query: { pageSize: limit, evaluate: 'true' } },
      }),
    },
  ],
});
