import { decodeCursor, pageOf } from '@rosetta/service-kit';
import type { Handler, Reply } from '../contract.ts';
import { isMonthKey } from '../reads/page.ts';
import { checkPeriod } from '../reads/period.ts';
import { monthlyCosts } from '../repositories/monthlyCosts.ts';

/** Lists the cost of each charge month, oldest first; a month without cost has no item. */
export const listMonthlyCosts: Handler<'listMonthlyCosts'> = async (
  { query, caller, unlessKnown },
  { marts },
) => {
  checkPeriod(query);
  const { cursor, limit, ...filters } = query;
  return marts.read(({ tx, publication }) => {
    const binding = { revision: publication.id, filters };
    const after = decodeCursor(cursor, binding, isMonthKey); // refused before a 304 could be said
    return unlessKnown(publication.id, async () => {
      const rows = await monthlyCosts(tx).list(caller.scope, { ...filters, after, limit });
      return {
        status: 200,
        body: {
          publication,
          groupBy: filters.groupBy,
          costKind: filters.costKind,
          ...pageOf(rows, limit, binding, ({ month, key, currency }) => [month, key, currency]),
        },
      } satisfies Reply<'listMonthlyCosts'>;
    });
  });
};
