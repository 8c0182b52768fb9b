import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { useFormats } from '../../format/useFormats';
import { ScrollTable } from '../../table/ScrollTable';
import type { RejectedRow } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { batchesTranslationRef } from '../translation/ref';
import { OpenDocument } from './OpenDocument';
import { Replay } from './Replay';

/** The rejected rows as a table: where, why, and what can be done with each. */
export const RejectedTable = ({
  rows,
  loaderHref,
  onReplay,
}: {
  rows: readonly RejectedRow[];
  /** The link that narrows the list to one loader. */
  loaderHref: (loader: string) => string;
  onReplay: (runId: string) => void;
}) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  return (
    <ScrollTable title={t('rejected.title')}>
      <thead>
        <tr>
          <th scope="col">{t('rejected.loader')}</th>
          <th scope="col">{t('rejected.path')}</th>
          <th scope="col">{t('rejected.reason')}</th>
          <th scope="col">{t('rejected.when')}</th>
          <th scope="col">{t('rejected.document')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.loader} ${row.rawId} ${row.path}`} data-rejected={row.rawId}>
            <th scope="row">
              <Link to={loaderHref(row.loader)} className={styles.link}>
                {row.loader}
              </Link>
              <small className={styles.small}>
                <span className={styles.id} title={row.rawId}>
                  {row.rawId}
                </span>
              </small>
            </th>
            <td className={styles.nowrap}>
              <span className={styles.code}>{row.path}</span>
            </td>
            <td className={styles.words}>{row.reason}</td>
            <td className={styles.nowrap}>
              <time dateTime={row.rejectedAt}>{format.moment(row.rejectedAt)}</time>
            </td>
            <td>
              <div className={styles.buttons}>
                <OpenDocument row={row} />
                <Replay loader={row.loader} rawId={row.rawId} onStarted={onReplay} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
};
