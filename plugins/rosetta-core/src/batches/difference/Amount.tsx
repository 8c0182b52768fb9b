import type { Decimal } from '../../decimal/decimal';
import { useFormats } from '../../format/useFormats';

/** A sum, of money when it has a currency; exact in `data-value` and in the tooltip. */
export const Amount = ({
  value,
  currency,
  signed = false,
}: {
  value: Decimal;
  currency: string | null;
  signed?: boolean;
}) => {
  const format = useFormats();
  const signDisplay = signed ? 'exceptZero' : 'auto';
  return (
    <data
      value={value}
      data-value={value}
      data-currency={currency}
      title={`${value} ${currency ?? ''}`.trim()}
    >
      {currency ? format.money(value, currency, { signDisplay }) : format.quantity(value)}
    </data>
  );
};
