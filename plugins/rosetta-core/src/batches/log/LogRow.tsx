import { memo } from 'react';
import { useFormats } from '../../format/useFormats';
import type { LogLine } from '../api/shapes';
import styles from './log.module.css';
import { fieldsOf } from './logFilters';

/** One line of the log: when, how bad, from which step, what. */
export const LogRow = memo(({ line }: { line: LogLine }) => {
  const format = useFormats();
  const fields = fieldsOf(line);
  return (
    <li className={styles.line} data-line={line.line} data-level={line.level}>
      <time dateTime={line.loggedAt} title={line.loggedAt}>
        {format.clock(line.loggedAt)}
      </time>
      <span className={styles.level}>{line.level}</span>
      <span className={styles.message}>
        {line.step && <span className={styles.step}>{line.step} </span>}
        {line.message}
        {fields && <span className={styles.fields}> {fields}</span>}
      </span>
    </li>
  );
});
LogRow.displayName = 'LogRow';
