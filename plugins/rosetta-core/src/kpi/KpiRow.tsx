import type { ReactNode } from 'react';
import styles from './KpiRow.module.css';

/** KPI cards side by side, wrapping down to one column. */
export const KpiRow = ({ children }: { children: ReactNode }) => <div className={styles.row}>{children}</div>;
