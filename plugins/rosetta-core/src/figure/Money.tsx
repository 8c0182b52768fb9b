import type { Decimal } from '../decimal/decimal';
import { useFormats } from '../format/useFormats';
import styles from './Money.module.css';

/** An amount for people, with the exact one in `data-value` and in the tooltip. */
export const Money = ({
  value,
  currency,
  emphasis = false,
}: {
  value: Decimal;
  currency: string;
  emphasis?: boolean;
}) => {
  const format = useFormats();
  return (
    <data
      value={value}
      data-value={value}
      data-currency={currency}
      title={`${value} ${currency}`}
      className={emphasis ? styles.strong : styles.money}
    >
      {format.money(value, currency)}
    </data>
  );
};
