import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useUserRef } from '../../operations/useUserRef';
import styles from '../frame/batches.module.css';
import { useWords } from '../frame/useWords';
import { batchesTranslationRef } from '../translation/ref';

/** Says under whose name it will be written down. */
export const Recorded = () => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const words = useWords();
  const user = useUserRef();
  return user ? <p className={styles.note}>{t('start.recorded', { who: words.who(user) })}</p> : null;
};
