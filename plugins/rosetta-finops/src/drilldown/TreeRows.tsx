import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { components } from '@rosetta/generated/finops-api/types.ts';
import { useFormats } from '@rosetta/plugin-rosetta-core';
import { Link } from 'react-router-dom';
import { levels, type CostFilters, type Level } from '../filters/costFilters';
import styles from '../layout.module.css';
import { finopsTranslationRef } from '../translation/ref';
import { AmountCells } from './AmountCells';
import { useNodeName } from './useNodeName';

/** The nodes of one level in one currency, under their total; the exact amounts stand in the cells' data attributes. */
export const TreeRows = ({
  level,
  total,
  items,
  filters,
}: {
  level: Level;
  total: components['schemas']['CostTotal'];
  items: readonly components['schemas']['CostTreeItem'][];
  filters: CostFilters;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const format = useFormats();
  const nameOf = useNodeName();
  const isLast = level === levels.at(-1);
  const { currency } = total;
  return (
    <tbody data-currency={currency}>
      <tr data-total={total.cost} data-currency={currency}>
        <th scope="row">{t('drill.total', { currency })}</th>
        <AmountCells amounts={total} whole={total.cost} />
        <td />
      </tr>
      {items.map((item) => {
        const name = nameOf(item);
        const lines = format.count(item.lineCount);
        return (
          <tr key={item.id} data-node={item.id}>
            <th scope="row">
              <Link
                to={filters.href({ [level]: item.id, view: 'tree', ...(isLast && { currency }) })}
                className={styles.link}
              >
                {name}
              </Link>
            </th>
            <AmountCells amounts={item} whole={total.cost} level={level} id={item.id} />
            <td data-numeric>
              <Link
                to={filters.href({ [level]: item.id, view: 'lines', currency })}
                className={styles.link}
                aria-label={t('drill.openLines', { lines, name })}
              >
                {lines}
              </Link>
            </td>
          </tr>
        );
      })}
    </tbody>
  );
};
