import { byKey, climbing, numbered, type Paging, whole } from '../pull/paging.ts';
import { definePullSource, type PullEntity } from '../pull/declare.ts';
import { defineProject } from '../declare/project.ts';

/** A small foreign API for the tests: wells whose records change, paged in each of the ways that the engine knows. */
interface Paths {
  '/wells': { get: { parameters: { query?: Record<string, string | number> } } };
}

const wellsEntity = (paging: Paging, override: Partial<PullEntity<Paths>> = {}): PullEntity<Paths> => ({
  name: 'well',
  collection: 'wells',
  kind: 'changes',
  items: '/result',
  id: ['/id'],
  changed: '/changed',
  overlap: { hours: 1 },
  permission: 'wells.read',
  paging,
  request: ({ since, limit, offset, page }) => ({
    path: '/wells',
    params: { query: { since: since.toISOString(), limit, offset, page } },
  }),
  ...override,
});

const ways: Record<string, PullEntity<Paths>> = {
  climbing: wellsEntity(climbing({ limit: 4, anchored: true })),
  numbered: wellsEntity(numbered({ limit: 4 })),
  byKey: wellsEntity(byKey({ limit: 4, parameter: 'next', at: '/next' })),
  whole: wellsEntity(whole()),
  snapshot: wellsEntity(byKey({ limit: 4, parameter: 'next', at: '/next' }), {
    kind: 'snapshot',
    changed: undefined,
  }),
};

/** The project of the wells, paged in one way; by its name as a module's query, for the command. */
export const wellsProject = (way: string) =>
  defineProject({
    name: 'waterworks',
    loaders: [],
    sourcesLock: 'waterworks.sources',
    pulls: [
      definePullSource<Paths>({
        name: 'wells',
        url: 'WELLS_URL',
        token: 'WELLS_TOKEN',
        authorize: (token) => ({ Authorization: `Bearer ${token}` }),
        atMost: { requests: 1_000, perSeconds: 1 },
        entities: [ways[way] as PullEntity<Paths>],
      }),
    ],
  });

export default wellsProject('climbing');
