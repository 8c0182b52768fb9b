import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';
import { coreTranslationRef } from '../translation/ref';
import styles from './ScrollTable.module.css';

/** A plain table that scrolls sideways on a narrow screen with its first column kept; the scroll is reachable by keyboard. */
export const ScrollTable = ({ title, children }: { title: string; children: ReactNode }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={t('table.scroll', { title })}
      // Scrolled by keyboard too (axe: scrollable-region-focusable).
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption className={styles.caption}>{title}</caption>
        {children}
      </table>
    </div>
  );
};
