import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { downloadCsv } from '../../csv/download';
import { ExportButton } from '../../csv/ExportButton';
import { fileName } from '../../csv/fileName';
import { toCsv } from '../../csv/csv';
import { useFormats } from '../../format/useFormats';
import { ScrollTable } from '../../table/ScrollTable';
import type { ModelDifference } from '../api/shapes';
import { batchesTranslationRef } from '../translation/ref';
import { TableHead } from './TableHead';

const counts = ['rowsAdded', 'rowsRemoved', 'rowsChanged', 'rowsBefore', 'rowsAfter'] as const;

const csvOf = (models: readonly ModelDifference[]) =>
  toCsv(
    ['model', 'rows_added', 'rows_removed', 'rows_changed', 'rows_before', 'rows_after'],
    models.map((each) => [each.model, ...counts.map((count) => each[count])]),
  );

/** How many rows each model gains, loses and changes. */
export const ModelsTable = ({ models }: { models: readonly ModelDifference[] }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const title = t('difference.models');
  const columns = {
    rowsAdded: t('difference.added'),
    rowsRemoved: t('difference.removed'),
    rowsChanged: t('difference.changed'),
    rowsBefore: t('difference.before'),
    rowsAfter: t('difference.after'),
  };
  return (
    <>
      <TableHead title={title}>
        <ExportButton
          format="csv"
          title={title}
          run={() => downloadCsv(csvOf(models), fileName('csv', 'difference', 'rows'))}
        />
      </TableHead>
      <ScrollTable title={title}>
        <thead>
          <tr>
            <th scope="col">{t('difference.model')}</th>
            {counts.map((count) => (
              <th key={count} scope="col" data-numeric>
                {columns[count]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map((each) => (
            <tr key={each.model} data-model={each.model}>
              <th scope="row">{each.model}</th>
              {counts.map((count) => (
                <td key={count} data-numeric data-count={count}>
                  {format.count(each[count])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
};
