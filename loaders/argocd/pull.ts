import type { paths } from '@rosetta/generated/sources/argocd.ts';
import { definePullSource, type PullEntity, whole } from '@rosetta/loaders-engine';

const applications: Pick<PullEntity<paths>, 'items' | 'permission' | 'paging' | 'request'> = {
  items: '/items',
  permission: 'applications, get',
  paging: whole(),
  request: () => ({ path: '/api/v1/applications', params: {} }),
};

/** Argo CD's API. It forgets all but the last deployments of an application (ten by default): pull it often enough. */
export const argocd = definePullSource<paths>({
  name: 'argocd',
  url: 'ARGOCD_URL',
  token: 'ARGOCD_TOKEN',
  authorize: (token) => ({ Authorization: `Bearer ${token}` }),
  atMost: { requests: 2, perSeconds: 1 },
  entities: [
    {
      ...applications,
      name: 'application',
      collection: 'argocd_application',
      kind: 'snapshot',
      id: ['/metadata/uid'],
    },
    {
      ...applications,
      name: 'history',
      collection: 'argocd_history',
      kind: 'changes',
      split: {
        at: '/status/history',
        keep: [
          '/metadata/name',
          '/metadata/namespace',
          '/metadata/uid',
          '/spec/project',
          '/spec/destination',
        ],
      },
      id: ['/metadata/uid', '/status/history/id'],
    },
  ],
});
