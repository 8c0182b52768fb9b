import { Link } from 'react-router-dom';
import styles from './batches.module.css';
import { useLinks } from './links';

/** The link to a run, by the first of its id; the whole id is its hint. */
export const RunLink = ({ runId, label }: { runId: string; label?: string }) => {
  const links = useLinks();
  return (
    <Link to={links.run(runId)} className={styles.link} title={runId} aria-label={label}>
      <span className={styles.code}>{runId.slice(0, 8)}</span>
    </Link>
  );
};
