import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../../format/useFormats';
import type { Connection } from '../live/followRun';
import { batchesTranslationRef } from '../translation/ref';
import styles from './log.module.css';

/** Says whether the log is live, lost or complete, and how many lines are shown. */
export const LogState = ({
  connection,
  shown,
  all,
}: {
  connection: Connection;
  shown: number;
  all: number;
}) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  return (
    <p className={styles.state}>
      <span role="status" data-connection={connection}>
        {t(`log.${connection}`)}
      </span>
      <span data-lines={all}>{t('log.shown', { shown: format.count(shown), all: format.count(all) })}</span>
    </p>
  );
};
