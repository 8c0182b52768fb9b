import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Money } from '../figure/Money';
import { useFormats } from '../format/useFormats';
import type { Month } from '../month/month';
import { coreTranslationRef } from '../translation/ref';
import { monthTotals, type Series } from './series';

/** The rows of a chart's table twin: one month a row, one series a column, and the sum. */
export const MonthsRows = ({
  months,
  series,
  currency,
}: {
  months: readonly Month[];
  series: readonly Series[];
  currency: string;
}) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const format = useFormats();
  const totals = monthTotals(series, months);
  const cell = (value: string | null | undefined) =>
    value ? <Money value={value} currency={currency} /> : '–';
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t('chart.month')}</th>
          {series.map(({ key, name }) => (
            <th key={key} scope="col" data-numeric>
              {name}
            </th>
          ))}
          <th scope="col" data-numeric>
            {t('chart.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map((month, at) => (
          <tr key={month}>
            <th scope="row">{format.month(month)}</th>
            {series.map(({ key, values }) => (
              <td key={key} data-numeric>
                {cell(values[at])}
              </td>
            ))}
            <td data-numeric>{cell(totals[at])}</td>
          </tr>
        ))}
      </tbody>
    </>
  );
};
