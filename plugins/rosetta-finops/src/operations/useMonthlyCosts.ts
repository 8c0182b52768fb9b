import { collectPages, unwrap, type Operation, type ProblemError } from '@rosetta/plugin-rosetta-core';
import type { components, operations } from '@rosetta/generated/finops-api/types.ts';
import { useQuery } from '@tanstack/react-query';
import { key } from './key';
import { useClientCall } from './useClientCall';

type MonthlyQuery = Omit<operations['listMonthlyCosts']['parameters']['query'], 'limit' | 'cursor'>;
type MonthlyCosts = Pick<components['schemas']['MonthlyCostPage'], 'publication' | 'items'>;

/** listMonthlyCosts, all pages: a chart is whole or not at all. */
export const useMonthlyCosts = (query: MonthlyQuery): Operation<MonthlyCosts> => {
  const run = useClientCall();
  return useQuery<MonthlyCosts, ProblemError>({
    queryKey: key('listMonthlyCosts', query),
    queryFn: async ({ signal }) => {
      const pages = await collectPages((cursor) =>
        unwrap(
          run((client) =>
            client.GET('/v1/costs/monthly', { params: { query: { ...query, limit: 1000, cursor } }, signal }),
          ),
        ),
      );
      return { publication: pages[0]!.publication, items: pages.flatMap(({ items }) => items) };
    },
  });
};
