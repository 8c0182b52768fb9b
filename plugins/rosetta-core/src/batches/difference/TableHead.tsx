import type { ReactNode } from 'react';
import styles from './TableHead.module.css';

/** The name of one table of several, with what can be done with it. */
export const TableHead = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={styles.head}>
    <h3>{title}</h3>
    {children}
  </div>
);
