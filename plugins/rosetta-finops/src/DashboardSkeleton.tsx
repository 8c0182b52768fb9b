import { ChartSkeleton, KpiRow, KpiSkeleton, TableSkeleton } from '@rosetta/plugin-rosetta-core';
import styles from './layout.module.css';

/** The dashboard before its data: figures, chart, table. */
export const DashboardSkeleton = () => (
  <div className={styles.stack}>
    <KpiRow>
      <KpiSkeleton />
      <KpiSkeleton />
      <KpiSkeleton />
    </KpiRow>
    <ChartSkeleton />
    <TableSkeleton />
  </div>
);
