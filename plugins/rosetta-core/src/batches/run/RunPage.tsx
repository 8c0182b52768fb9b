import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, useParams } from 'react-router-dom';
import { KpiSkeleton, TableSkeleton } from '../../states/skeletons';
import { States } from '../../states/States';
import styles from '../frame/batches.module.css';
import { useLinks } from '../frame/links';
import { useBatchRun } from '../operations/useBatchRun';
import { batchesTranslationRef } from '../translation/ref';
import { LiveRun } from './LiveRun';

const Skeletons = () => (
  <div className={styles.stack}>
    <KpiSkeleton />
    <TableSkeleton rows={4} />
    <TableSkeleton rows={8} />
  </div>
);

/** One run, followed while it happens. */
export const RunPage = () => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const links = useLinks();
  const { runId = '' } = useParams();
  const detail = useBatchRun(runId);
  return (
    <div className={styles.section}>
      <p className={styles.note}>
        <Link to={links.runs} className={styles.link}>
          {t('run.back')}
        </Link>
      </p>
      <States of={detail} skeleton={<Skeletons />}>
        {(data) => <LiveRun key={runId} detail={data} />}
      </States>
    </div>
  );
};
