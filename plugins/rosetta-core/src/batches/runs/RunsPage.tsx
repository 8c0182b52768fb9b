import styles from '../frame/batches.module.css';
import { Schedules } from '../schedules/Schedules';
import { RunsList } from './RunsList';

/** What the batch did and does, and when it runs next. */
export const RunsPage = () => (
  <div className={styles.stack}>
    <RunsList />
    <Schedules />
  </div>
);
