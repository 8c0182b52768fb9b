import { decodeCursor, pageOf } from '@rosetta/service-kit';
import type { Handler, Reply } from '../contract.ts';
import { isAmountKey } from '../reads/page.ts';
import { checkPeriod } from '../reads/period.ts';
import { costTree } from '../repositories/costTree.ts';

/** Lists the nodes of one level, most expensive first, with the totals of the whole filter. */
export const getCostTree: Handler<'getCostTree'> = async ({ query, caller, unlessKnown }, { marts }) => {
  checkPeriod(query);
  const { cursor, limit, ...filters } = query;
  const { level, costKind, ...filter } = filters;
  return marts.read(({ tx, publication }) => {
    const binding = { revision: publication.id, filters };
    const after = decodeCursor(cursor, binding, isAmountKey); // refused before a 304 could be said
    return unlessKnown(publication.id, async () => {
      const tree = costTree(tx);
      const rows = await tree.nodes(caller.scope, { ...filter, level, costKind, after, limit });
      const totals = await tree.totals(caller.scope, { ...filter, costKind });
      const { items, nextCursor } = pageOf(rows, limit, binding, ({ cost, id, currency }) => [
        cost,
        id,
        currency,
      ]);
      return {
        status: 200,
        body: {
          publication,
          level,
          costKind,
          items: items.map((item) => ({ ...item, level })),
          totals: [...totals],
          nextCursor,
        },
      } satisfies Reply<'getCostTree'>;
    });
  });
};
