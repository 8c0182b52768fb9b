import { VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './KpiRow.module.css';

/** KPI cards side by side, wrapping down to one column; its title is for screen readers and the page's outline. */
export const KpiRow = ({ title, children }: { title?: string; children: ReactNode }) => (
  <section aria-label={title}>
    {title && (
      <VisuallyHidden>
        <h2>{title}</h2>
      </VisuallyHidden>
    )}
    <div className={styles.row}>{children}</div>
  </section>
);
