import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScrollTable } from '../../table/ScrollTable';
import type { Run } from '../api/shapes';
import { batchesTranslationRef } from '../translation/ref';
import { RunRow } from './RunRow';

/** The runs as a table. */
export const RunsTable = ({ runs }: { runs: readonly Run[] }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  return (
    <ScrollTable title={t('runs.title')}>
      <thead>
        <tr>
          <th scope="col">{t('runs.run')}</th>
          <th scope="col">{t('runs.status')}</th>
          <th scope="col">{t('runs.trigger')}</th>
          <th scope="col">{t('runs.started')}</th>
          <th scope="col" data-numeric>
            {t('runs.duration')}
          </th>
          <th scope="col">{t('runs.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.runId} run={run} />
        ))}
      </tbody>
    </ScrollTable>
  );
};
