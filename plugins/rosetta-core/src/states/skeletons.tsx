import { Skeleton } from '@backstage/ui';
import styles from './skeletons.module.css';

/** A KPI card before its figure. */
export const KpiSkeleton = () => (
  <div className={styles.card}>
    <Skeleton width="40%" height={14} />
    <Skeleton width="70%" height={32} />
    <Skeleton width="55%" height={14} />
  </div>
);

/** A chart before its bars. */
export const ChartSkeleton = ({ height = 280 }: { height?: number }) => (
  <div className={styles.card}>
    <Skeleton width="30%" height={18} />
    <Skeleton width="100%" height={height} />
  </div>
);

/** A table before its rows. */
export const TableSkeleton = ({ rows = 6 }: { rows?: number }) => (
  <div className={styles.card}>
    {Array.from({ length: rows }, (_, row) => (
      <Skeleton key={row} width="100%" height={28} />
    ))}
  </div>
);
