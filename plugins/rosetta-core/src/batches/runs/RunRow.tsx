import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { useFormats } from '../../format/useFormats';
import type { Run } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { useLinks } from '../frame/links';
import { StatusBadge } from '../frame/StatusBadge';
import { Took } from '../frame/Took';
import { useWords } from '../frame/useWords';
import { batchesTranslationRef } from '../translation/ref';

/** One run of the list: what, asked by whom, since when, how far, and how it ended. */
export const RunRow = ({ run }: { run: Run }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const words = useWords();
  const links = useLinks();
  const inputs = words.inputs(run.inputs);
  return (
    <tr data-run={run.runId} data-status={run.status}>
      <th scope="row">
        <Link to={links.run(run.runId)} className={styles.link}>
          {words.command(run)}
        </Link>
        <small className={styles.small}>
          {inputs ? `${inputs} · ` : ''}
          <span className={styles.code} title={run.runId}>
            {run.batch} {run.runId.slice(0, 8)}
          </span>
        </small>
      </th>
      <td>
        <StatusBadge status={run.status} />
      </td>
      <td>
        {words.asked(run)}
        <small className={styles.small}>{t(`trigger.${run.trigger}`)}</small>
      </td>
      <td className={styles.nowrap}>
        {run.startedAt ? (
          <time dateTime={run.startedAt}>{format.moment(run.startedAt)}</time>
        ) : (
          <>
            {t('runs.waiting')}
            <small className={styles.small}>
              {t('runs.requested', { when: format.ago(run.requestedAt) })}
            </small>
          </>
        )}
      </td>
      <td data-numeric>
        <Took from={run.startedAt} to={run.finishedAt} />
      </td>
      <td className={styles.words}>{run.message ?? '–'}</td>
    </tr>
  );
};
