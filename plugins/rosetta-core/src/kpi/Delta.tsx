import { RiArrowDownLine, RiArrowRightLine, RiArrowUpLine } from '@remixicon/react';
import { change, compare, subtract, type Decimal } from '../decimal/decimal';
import { useFormats } from '../format/useFormats';
import styles from './Delta.module.css';

const arrows = { up: RiArrowUpLine, down: RiArrowDownLine, same: RiArrowRightLine };

/** What changed since before: the exact difference and its share. Both arrow and sign carry the direction, never colour alone. */
export const Delta = ({
  now,
  before,
  currency,
  label,
}: {
  now: Decimal;
  before: Decimal;
  currency: string;
  label: string;
}) => {
  const format = useFormats();
  const difference = subtract(now, before);
  const share = change(now, before);
  const sign = compare(now, before);
  const direction = sign > 0 ? 'up' : sign < 0 ? 'down' : 'same';
  const Arrow = arrows[direction];
  return (
    <span className={styles.delta} data-direction={direction}>
      <Arrow size={16} aria-hidden />
      <data
        value={difference}
        data-delta={difference}
        data-currency={currency}
        title={`${difference} ${currency}`}
      >
        {format.money(difference, currency, { signDisplay: 'exceptZero' })}
      </data>
      {share !== null && <span>({format.delta(share)})</span>}
      <span>{label}</span>
    </span>
  );
};
