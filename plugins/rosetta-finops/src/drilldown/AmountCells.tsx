import type { components } from '@rosetta/generated/finops-api/types.ts';
import { Money, ratio, useFormats, type Decimal } from '@rosetta/plugin-rosetta-core';
import type { Level } from '../filters/costFilters';
import styles from './tree.module.css';

const parts = ['direct', 'indirect', 'unallocated'] as const;

/** The cells of a row's amounts: cost, its part of the whole as a bar, and the three share kinds. */
export const AmountCells = ({
  amounts,
  whole,
  level,
  id,
}: {
  amounts: components['schemas']['CostTotal'];
  whole: Decimal;
  level?: Level;
  id?: string;
}) => {
  const format = useFormats();
  const { cost, currency } = amounts;
  const part = ratio(cost, whole);
  return (
    <>
      <td
        data-numeric
        data-part="cost"
        data-value={cost}
        data-currency={currency}
        data-level={level}
        data-id={id}
      >
        <Money value={cost} currency={currency} emphasis />
      </td>
      <td className={styles.part}>
        {part !== null && (
          <span className={styles.bar}>
            <span className={styles.track} aria-hidden>
              <span className={styles.fill} style={{ width: `${Math.min(1, Math.max(0, part)) * 100}%` }} />
            </span>
            {format.share(part)}
          </span>
        )}
      </td>
      {parts.map((kind) => (
        <td key={kind} data-numeric data-part={kind}>
          <Money value={amounts[kind]} currency={currency} />
        </td>
      ))}
    </>
  );
};
