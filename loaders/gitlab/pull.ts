import type { paths } from '@rosetta/generated/sources/gitlab.ts';
import { type Ask, climbing, definePullSource, numbered, type PullEntity } from '@rosetta/loaders-engine';

const project = { name: 'project', variable: 'GITLAB_PROJECTS' };

/** Everything that is sorted by its last change is asked for alike. */
const params = ({ since, limit, page, each }: Ask) => ({
  path: { id: each },
  query: {
    updated_after: since.toISOString(),
    order_by: 'updated_at' as const,
    sort: 'asc' as const,
    page,
    per_page: limit,
  },
});

const changing = (name: string, request: PullEntity<paths>['request']): PullEntity<paths> => ({
  name,
  collection: `gitlab_${name}`,
  kind: 'changes',
  items: '',
  id: ['/id'],
  changed: '/updated_at',
  overlap: { hours: 1 },
  each: project,
  permission: 'read_api',
  paging: climbing({ limit: 100, anchored: false }),
  request,
});

/** GitLab's REST API, project by project. */
export const gitlab = definePullSource<paths>({
  name: 'gitlab',
  url: 'GITLAB_URL',
  token: 'GITLAB_TOKEN',
  authorize: (token) => ({ 'PRIVATE-TOKEN': token }),
  atMost: { requests: 5, perSeconds: 1 },
  entities: [
    changing('deployment', (ask) => ({ path: '/api/v4/projects/{id}/deployments', params: params(ask) })),
    changing('merge_request', (ask) => {
      const { path, query } = params(ask);
      return {
        path: '/api/v4/projects/{id}/merge_requests',
        params: { path, query: { ...query, scope: 'all', state: 'all' } },
      };
    }),
    changing('pipeline', (ask) => ({ path: '/api/v4/projects/{id}/pipelines', params: params(ask) })),
    {
      name: 'commit',
      collection: 'gitlab_commit',
      kind: 'changes',
      items: '',
      id: ['/id'],
      overlap: { hours: 14 * 24 }, // a commit is often pushed days after it was made
      each: project,
      permission: 'read_api',
      paging: numbered({ limit: 100 }),
      request: ({ since, until, limit, page, each }) => ({
        path: '/api/v4/projects/{id}/repository/commits',
        params: {
          path: { id: each },
          query: {
            all: true,
            since: since.toISOString(),
            until: until.toISOString(),
            page,
            per_page: limit,
          },
        },
      }),
    },
  ],
});
