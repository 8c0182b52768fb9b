import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Money } from '@rosetta/plugin-rosetta-core';
import type { CostQuery } from '../filters/costQuery';
import { useCostTotals } from '../operations/useCostTree';
import { finopsTranslationRef } from '../translation/ref';

/** The figure that the lines make up, one row for each currency. */
export const LineTotals = ({ query }: { query: CostQuery }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { data } = useCostTotals({ ...query, level: 'domain' });
  return (
    <>
      {data?.totals.map(({ currency, cost }) => (
        <tr key={currency} data-total={cost} data-currency={currency}>
          <th scope="row">{t('drill.total', { currency })}</th>
          <td data-numeric data-value={cost} data-currency={currency}>
            <Money value={cost} currency={currency} emphasis />
          </td>
          <td colSpan={5} />
        </tr>
      ))}
    </>
  );
};
