import type { Handler, Reply } from '../contract.ts';
import { costDimensions } from '../repositories/costDimensions.ts';

/** Lists what the filters can choose from; everything is empty when there are no costs. */
export const listCostDimensions: Handler<'listCostDimensions'> = async ({ caller, unlessKnown }, { marts }) =>
  marts.read(({ tx, publication }) =>
    unlessKnown(publication.id, async () => {
      const dimensions = costDimensions(tx);
      const { first, last, currencies, chargeCategories } = await dimensions.spread(caller.scope);
      const domains = await dimensions.domains(caller.scope);
      const groups = await dimensions.groups(caller.scope);
      return {
        status: 200,
        body: {
          publication,
          months: { first, last },
          currencies,
          domains: [...domains],
          groups: [...groups],
          chargeCategories,
        },
      } satisfies Reply<'listCostDimensions'>;
    }),
  );
