import { decodeCursor, pageOf } from '@rosetta/service-kit';
import type { Handler, Reply } from '../contract.ts';
import { isAmountKey } from '../reads/page.ts';
import { checkPeriod } from '../reads/period.ts';
import { costLines } from '../repositories/costLines.ts';

/** Lists the billing lines behind a figure, largest share first. */
export const listCostLines: Handler<'listCostLines'> = async ({ query, caller, unlessKnown }, { marts }) => {
  checkPeriod(query);
  const { cursor, limit, ...filters } = query;
  return marts.read(({ tx, publication }) => {
    const binding = { revision: publication.id, filters };
    const after = decodeCursor(cursor, binding, isAmountKey); // refused before a 304 could be said
    return unlessKnown(publication.id, async () => {
      const rows = await costLines(tx).list(caller.scope, { ...filters, after, limit });
      return {
        status: 200,
        body: {
          publication,
          costKind: filters.costKind,
          ...pageOf(rows, limit, binding, ({ share, lineId, shareKind }) => [share, lineId, shareKind]),
        },
      } satisfies Reply<'listCostLines'>;
    });
  });
};
