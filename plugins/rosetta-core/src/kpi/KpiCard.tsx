import type { ReactNode } from 'react';
import styles from './KpiCard.module.css';

/** One figure that matters: its name, its value, what changed, and a button that opens it. */
export const KpiCard = ({
  title,
  info,
  value,
  footer,
  id,
}: {
  title: string;
  value: ReactNode;
  /** The InfoPopover that says what the figure means. */
  info?: ReactNode;
  footer?: ReactNode;
  /** Names the figure for links and tests. */
  id: string;
}) => (
  <section className={styles.card} data-kpi={id} aria-label={title}>
    <div className={styles.head}>
      <h3 className={styles.title}>{title}</h3>
      {info}
    </div>
    <div className={styles.value}>{value}</div>
    {footer && <div className={styles.footer}>{footer}</div>}
  </section>
);
