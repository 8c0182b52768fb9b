import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

type Published = { publication?: { id: number }; id?: number; pages?: readonly Published[] };

/** The publications that an answer, paged or not, was read from. */
export const publicationsOf = (data: unknown): number[] => {
  const { publication, id, pages } = (data ?? {}) as Published;
  if (pages) return pages.flatMap(publicationsOf);
  const number = publication?.id ?? id;
  return number === undefined ? [] : [number];
};

/** Keeps all figures of the page on one publication: answers older than the newest seen are asked again, once for each. */
export const usePublicationGuard = () => {
  const client = useQueryClient();
  useEffect(() => {
    const cache = client.getQueryCache();
    const asked = new Map<string, number>();
    return cache.subscribe(({ type }) => {
      if (type !== 'updated') return;
      const queries = cache.findAll({ queryKey: ['finops'] });
      const newest = Math.max(...queries.flatMap((query) => publicationsOf(query.state.data)));
      for (const { queryHash, queryKey, state } of queries) {
        const isOld = Math.min(...publicationsOf(state.data)) < newest;
        if (!isOld || asked.get(queryHash) === newest) continue;
        asked.set(queryHash, newest);
        void client.invalidateQueries({ queryKey, exact: true });
      }
    });
  }, [client]);
};
