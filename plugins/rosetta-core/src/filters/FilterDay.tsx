import { useId } from 'react';
import type { Day } from '../month/day';
import styles from './FilterDay.module.css';

/** A filter of one day, picked with the browser's own calendar; empty stands for no filter. */
export const FilterDay = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Day | undefined;
  onChange: (value: Day | undefined) => void;
}) => {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className={styles.input}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </div>
  );
};
