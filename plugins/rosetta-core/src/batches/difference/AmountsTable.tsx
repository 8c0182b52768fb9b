import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { toCsv } from '../../csv/csv';
import { downloadCsv } from '../../csv/download';
import { ExportButton } from '../../csv/ExportButton';
import { fileName } from '../../csv/fileName';
import { useFormats } from '../../format/useFormats';
import { isMonth } from '../../month/month';
import { ScrollTable } from '../../table/ScrollTable';
import type { AmountDifference, ModelDifference } from '../api/shapes';
import { batchesTranslationRef } from '../translation/ref';
import { Amount } from './Amount';
import { TableHead } from './TableHead';

type Row = AmountDifference & { model: string };

const csvOf = (rows: readonly Row[]) =>
  toCsv(
    ['month', 'model', 'column', 'currency', 'before', 'after', 'change'],
    rows.map((each) => [
      each.month,
      each.model,
      each.column,
      each.currency,
      each.before,
      each.after,
      each.change,
    ]),
  );

/** The sums that change, by month; each currency on a row of its own. */
export const AmountsTable = ({ models }: { models: readonly ModelDifference[] }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const title = t('difference.amounts');
  const rows = models
    .flatMap(({ model, amounts }) => amounts.map((each): Row => ({ ...each, model })))
    .sort((left, right) => left.month.localeCompare(right.month));
  if (rows.length === 0) return null;
  return (
    <>
      <TableHead title={title}>
        <ExportButton
          format="csv"
          title={title}
          run={() => downloadCsv(csvOf(rows), fileName('csv', 'difference', 'amounts'))}
        />
      </TableHead>
      <ScrollTable title={title}>
        <thead>
          <tr>
            <th scope="col">{t('difference.month')}</th>
            <th scope="col">{t('difference.amount')}</th>
            <th scope="col" data-numeric>
              {t('difference.before')}
            </th>
            <th scope="col" data-numeric>
              {t('difference.after')}
            </th>
            <th scope="col" data-numeric>
              {t('difference.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={`${row.month} ${row.model} ${row.column} ${row.currency}`}
              data-month={row.month}
              data-amount={`${row.model}.${row.column}`}
            >
              <th scope="row">{isMonth(row.month) ? format.longMonth(row.month) : row.month}</th>
              <td>
                {row.model}.{row.column}
              </td>
              <td data-numeric>
                <Amount value={row.before} currency={row.currency} />
              </td>
              <td data-numeric>
                <Amount value={row.after} currency={row.currency} />
              </td>
              <td data-numeric>
                <Amount value={row.change} currency={row.currency} signed />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
};
