import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { ReactNode } from 'react';
import { coreTranslationRef } from '../translation/ref';
import styles from './FilterBar.module.css';
import type { Refused } from './filters';

/** The row of filters of a page; it wraps down to one column and says what the link asked that cannot be read. */
export const FilterBar = ({ refused, children }: { refused: Refused[]; children: ReactNode }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <div role="search" aria-label={t('filters.label')}>
      <div className={styles.bar}>{children}</div>
      {refused.map(({ key, value }) => (
        <Alert
          key={key}
          status="warning"
          icon
          title={t('filters.refused', { key, value })}
          className={styles.refused}
        />
      ))}
    </div>
  );
};
